/** Settings of who may ask, and how much. */
import Type, { type Static } from 'typebox';
import { FilePath } from '../lib/file-path.ts';
import { CLOSED, OPTIONAL } from '../lib/settings.ts';
import { ProxySettings } from '../transport/settings.ts';

const Patterns = Type.Array(Type.String({ pattern: '^[!-~]{1,100}$' }), { minItems: 1 });

/** Forms of `X-Dossier` that agencies have beside the national ones. */
export const DossierSettings = Type.Object(
  {
    agencies: { ...Patterns, description: 'Patterns of the agencies; `*` stands for any characters.' },
    patterns: {
      ...Patterns,
      maxItems: 20,
      description:
        'Patterns of whole codes: letters, digits, `\\.`, `_`, `/`, `-`, `\\d`, classes such as `[A-Z0-9]`, counts such as `{4}` or `{1,6}`.',
    },
  },
  CLOSED,
);

const Rate = (requests: number) =>
  Type.Object(
    {
      requests: Type.Integer({ minimum: 1, default: requests, description: 'Most requests in the window.' }),
      seconds: Type.Integer({ minimum: 1, maximum: 3600, default: 1, description: 'Length of the window.' }),
    },
    OPTIONAL,
  );

const perDay = (requests: number, whose: string) =>
  Type.Integer({ minimum: 1, default: requests, description: `Most requests of ${whose} in 24 hours.` });

const CostRate = (cost: number) =>
  Type.Object(
    {
      cost: Type.Integer({
        minimum: 1,
        default: cost,
        description: 'Most estimated cost of the operations in the window.',
      }),
      seconds: Type.Integer({ minimum: 1, maximum: 3600, default: 10, description: 'Length of the window.' }),
    },
    OPTIONAL,
  );

/** Caps on the people that an officer may ask about. */
export const PEOPLE_LIMITS = {
  peoplePerDay: Type.Integer({
    minimum: 1,
    maximum: 1_000_000,
    default: 2000,
    description: 'Different people about whom an officer may ask in 24 hours, relatives included.',
  }),
  countersTimeoutMs: Type.Integer({
    minimum: 1,
    maximum: 5000,
    default: 250,
    description:
      'How long Redis may take to count requests, guesses and people; then a process counts on from what it has seen.',
  }),
};

/** Rates of callers. */
export const CALLER_LIMITS = {
  rate: Type.Object({ application: Rate(100), officer: Rate(10) }, OPTIONAL),
  costRate: Type.Object({ application: CostRate(100_000), officer: CostRate(1000) }, OPTIONAL),
  daily: Type.Object(
    {
      application: perDay(500_000, 'an application'),
      officer: perDay(5000, 'an officer'),
    },
    OPTIONAL,
  ),
  enumeration: Type.Object(
    {
      seconds: Type.Integer({ minimum: 1, default: 86_400, description: 'Window of both budgets.' }),
      triplesPerNumber: Type.Integer({
        minimum: 1,
        default: 5,
        description:
          'Names and dates that a caller may try for one number without anybody being known; each may be asked for four times more.',
      }),
      numbersPerCaller: Type.Integer({
        minimum: 1,
        default: 50,
        description: 'Numbers of nobody known that a caller may ask about.',
      }),
      firstWaitSeconds: Type.Integer({
        minimum: 1,
        default: 10,
        description: 'How long a caller beyond a budget waits; twice as long each further time.',
      }),
      longestWaitSeconds: Type.Integer({ minimum: 1, default: 3600, description: 'The longest such wait.' }),
    },
    OPTIONAL,
  ),
};

/** A rate that network addresses share: one alone may take half of it. */
const rateOf = (requests: number, which: string) =>
  Type.Object(
    {
      requests: Type.Integer({ minimum: 2, default: requests, description: `Most requests ${which}.` }),
      seconds: Type.Integer({ minimum: 1, maximum: 3600, default: 1, description: 'Length of the window.' }),
    },
    OPTIONAL,
  );

/** Limits on callers without an accepted token. */
export const TOKEN_LIMITS = {
  withoutToken: rateOf(40, 'without a token, of all network addresses together'),
  refusedTokens: rateOf(100, 'with a token that does not hold, of all network addresses together'),
};

const CallerLimits = Type.Object(CALLER_LIMITS);
export type CallerLimitsConfig = Static<typeof CallerLimits>;
export type RateLimitsConfig = Pick<CallerLimitsConfig, 'rate' | 'daily'>;
export type CostRatesConfig = Pick<CallerLimitsConfig, 'costRate'>;
export type EnumerationConfig = CallerLimitsConfig['enumeration'];
export type DossierConfig = readonly Static<typeof DossierSettings>[];

/** Of agencies, applications and purposes; `*` stands for any characters. */
const allowed = (what: string) =>
  Type.Array(Type.String({ pattern: '^[!-~]{1,100}$' }), {
    minItems: 1,
    default: ['*'],
    description: `Patterns of the ${what} that the issuer may speak for.`,
  });

const Values = Type.Array(Type.String({ pattern: '^[!-~]{1,200}$' }), { minItems: 1 });

const Issuer = Type.Object(
  {
    issuer: Type.String({ minLength: 1, description: 'Who issues the tokens: `iss`.' }),
    audience: Type.String({ minLength: 1, description: 'What the issuer calls this gateway: `aud`.' }),
    jwksUri: Type.String({
      pattern: String.raw`^https://[^/]|^http://(127\.0\.0\.1|localhost|\[::1\])[:/]`,
      description: 'Where the issuer publishes its keys: HTTPS, or HTTP on this machine for development.',
    }),
    algorithms: Type.Array(
      Type.Enum(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']),
      { minItems: 1, default: ['ES256', 'PS256', 'RS256'], description: 'Signatures that are taken.' },
    ),
    clockToleranceSeconds: Type.Integer({
      minimum: 0,
      maximum: 120,
      default: 10,
      description: 'How far the two clocks may be apart.',
    }),
    keysMaxAgeSeconds: Type.Integer({
      minimum: 1,
      maximum: 86_400,
      default: 600,
      description: 'How old keys may be before they are fetched anew; the old ones serve meanwhile.',
    }),
    keysCooldownSeconds: Type.Integer({
      minimum: 1,
      maximum: 3600,
      default: 30,
      description:
        'The least time between two requests for keys that tokens under unknown keys cause; after one that failed 1, 2, 4 … up to this.',
    }),
    ca: Type.Optional(FilePath({ description: 'PEM file of those who issue the certificate of `jwksUri`.' })),
    cert: Type.Optional(
      FilePath({ description: 'PEM file of the certificate by which `jwksUri` knows us.' }),
    ),
    key: Type.Optional(FilePath({ description: 'PEM file of its private key.' })),
    proxy: Type.Optional(ProxySettings('`jwksUri` is asked')),
    types: Type.Array(Type.String({ pattern: '^[!-~]{1,100}$' }), {
      minItems: 1,
      default: ['at+jwt'],
      description: 'Values of `typ` that an access token may have; Keycloak says JWT.',
    }),
    maxTokenAgeSeconds: Type.Integer({
      minimum: 1,
      maximum: 2_592_000,
      default: 86_400,
      description: 'How long after its issue a token is taken; one that says more is not taken at all.',
    }),
    acr: Type.Optional({ ...Values, description: 'One of these values of `acr` is demanded.' }),
    amr: Type.Optional({ ...Values, description: 'Each of these methods is demanded in `amr`.' }),
    rehearsal: Type.Boolean({
      default: false,
      description:
        'Whether the issuer is for rehearsals: production refuses those that are, a rehearsal the others.',
    }),
    certificateBound: Type.Boolean({
      default: false,
      description: 'Whether tokens must be bound to a TLS client certificate (RFC 8705).',
    }),
    kinds: Type.Array(Type.Enum(['official', 'citizen']), {
      minItems: 1,
      default: ['official', 'citizen'],
      description: 'Whether the issuer may speak for officials, citizens or both.',
    }),
    agencies: allowed('agencies'),
    applications: allowed('applications'),
    purposes: allowed('purposes'),
  },
  CLOSED,
);

export type IssuerConfig = Static<typeof Issuer>;

export const AuthSettings = Type.Object(
  {
    issuers: Type.Array(Issuer, {
      default: [],
      description: 'Whose tokens are taken; in development mode the built-in issuer beside them.',
    }),
    revoked: Type.Optional(
      Type.Object(
        {
          file: FilePath({ description: 'Text file with one revoked `jti` a line.' }),
          reloadSeconds: Type.Integer({
            minimum: 1,
            maximum: 86_400,
            default: 5,
            description: 'How often it is looked at for changes.',
          }),
        },
        CLOSED,
      ),
    ),
    leastAssuranceLevel: Type.Integer({
      minimum: 1,
      maximum: 4,
      default: 2,
      description: 'Level of assurance (mức độ xác thực) that a citizen needs for `me`.',
    }),
  },
  OPTIONAL,
);

export type AuthConfig = Static<typeof AuthSettings>;
