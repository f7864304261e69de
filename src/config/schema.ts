/**
 * The configuration's shape, declared once: its types, its defaults and its checks come from here. Every
 * source adds its own keys to those that all sources have.
 */
import Type, { type Static } from 'typebox';
import { ASK_POLICIES, partPolicies, type AskPolicies } from '../source-api/policies.ts';
import type { Source } from '../source-api/source.ts';
import { AuditSettings, type AuditConfig } from '../ledger/settings.ts';
import { RedisSettings } from '../cache/redis.ts';
import { EXCEPTIONS } from './exceptions.ts';
import { ClientTlsSettings } from '../lib/client-tls-settings.ts';
import { FilePath } from '../lib/file-path.ts';
import { Key, NamedKey } from '../lib/key-settings.ts';

/** Algorithms that a signature of an event may have: asymmetric ones only, each fitting one kind of key. */
export const EVENT_ALGORITHMS = ['ES256', 'ES384', 'Ed25519', 'EdDSA', 'PS256', 'RS256'] as const;

const closed = { additionalProperties: false };

const Proxy = (whoIsAsked: string) =>
  Type.String({
    pattern: '^(none|https?://[^/]+/?)$',
    description: `Proxy through which ${whoIsAsked}: http://HOST:PORT or https://…, with USER:PASSWORD@ where it wants them; or none. By default HTTPS_PROXY, HTTP_PROXY and NO_PROXY decide.`,
  });

const milliseconds = (standard: number, description: string) =>
  Type.Integer({ minimum: 100, maximum: 600_000, default: standard, description });

const Tls = Type.Object(
  {
    cert: FilePath({ description: 'PEM file of the certificate, with those up to the root.' }),
    key: FilePath({ description: 'PEM file of its private key.' }),
    ca: Type.Optional(FilePath({ description: 'PEM file of those who issue client certificates.' })),
    clientCertificates: Type.Enum(['none', 'request', 'require'], {
      default: 'none',
      description: 'Whether callers are asked for a certificate, and let in without one.',
    }),
    crl: Type.Optional(
      FilePath({
        description: 'PEM file of the lists of revoked client certificates, one of each authority in `ca`.',
      }),
    ),
  },
  closed,
);

const Server = Type.Object(
  {
    host: Type.String({ default: '127.0.0.1', description: 'Address to listen on.' }),
    port: Type.Integer({ minimum: 0, maximum: 65_535, default: 4000, description: 'Port to listen on.' }),
    hosts: Type.Array(Type.String({ minLength: 1 }), {
      default: [],
      description:
        'Names under which what is for development only answers callers elsewhere too, demo tokens included.',
    }),
    tls: Type.Optional(Tls),
    timeouts: Type.Object(
      {
        firstByteMs: milliseconds(
          2000,
          'How long a new connection may be silent before its first byte; also the time for a TLS handshake.',
        ),
        headersMs: milliseconds(10_000, 'How long the head of a request may take to arrive.'),
        requestMs: milliseconds(30_000, 'How long a whole request may take to arrive.'),
        idleMs: milliseconds(
          75_000,
          'How long a connection may be silent; longer than the longest wait, and than proxies keep connections.',
        ),
      },
      { ...closed, default: {} },
    ),
    stop: Type.Object(
      {
        pauseMs: Type.Integer({
          minimum: 0,
          maximum: 300_000,
          default: 1000,
          description:
            'How long requests are still taken after SIGTERM or SIGINT, while /readyz is 503 and answers end their connections.',
        }),
        drainMs: Type.Integer({
          minimum: 0,
          maximum: 600_000,
          default: 35_000,
          description:
            'How long requests under way may last after that before they are cut off; longer than the longest wait.',
        }),
      },
      { ...closed, default: {} },
    ),
    origins: Type.Array(Type.String({ pattern: '^https?://[^/]+$' }), {
      default: [],
      description: 'Origins whose pages may ask from a browser; none by default.',
    }),
    proxies: Type.Array(Type.String({ pattern: '^[0-9a-fA-F.:]+(/[0-9]{1,3})?$' }), {
      default: [],
      description:
        'Addresses of proxies whose X-Forwarded-For says where a request comes from; of networks only narrow ones.',
    }),
    operations: Type.Optional(
      Type.Object(
        {
          host: Type.String({ default: '127.0.0.1', description: 'Address to listen on.' }),
          port: Type.Integer({ minimum: 0, maximum: 65_535, description: 'Port to listen on.' }),
        },
        {
          ...closed,
          description: 'Where /metrics and /status answer; in development also beside /graphql without it.',
        },
      ),
    ),
  },
  { ...closed, default: {} },
);

const Patterns = Type.Array(Type.String({ pattern: '^[!-~]{1,100}$' }), { minItems: 1 });

/** Forms of `X-Dossier` that agencies have beside the national ones. */
const DossierCodes = Type.Object(
  {
    agencies: { ...Patterns, description: 'Patterns of the agencies; `*` stands for any characters.' },
    patterns: {
      ...Patterns,
      maxItems: 20,
      description:
        'Patterns of whole codes: letters, digits, `\\.`, `_`, `/`, `-`, `\\d`, classes such as `[A-Z0-9]`, counts such as `{4}` or `{1,6}`.',
    },
  },
  closed,
);

const Request = Type.Object(
  {
    defaultWaitMs: Type.Integer({
      minimum: 100,
      maximum: 30_000,
      default: 5000,
      description: 'An answer goes out by then with what has arrived, unless X-Max-Wait-Ms says otherwise.',
    }),
    maxWaitMs: Type.Integer({
      minimum: 100,
      maximum: 30_000,
      default: 30_000,
      description: 'The longest wait that a caller may ask for.',
    }),
    missRasterMs: Type.Integer({
      minimum: 0,
      maximum: 1000,
      default: 25,
      description:
        'Answers with a NOT_FOUND leave at multiples of this, for callers without subject:mismatch; 0 never.',
    }),
    dossiers: Type.Array(DossierCodes, {
      default: [],
      description: 'Dossier codes of other forms than the national ones, by agency; none by default.',
    }),
  },
  { ...closed, default: {} },
);

const Rate = (requests: number) =>
  Type.Object(
    {
      requests: Type.Integer({ minimum: 1, default: requests, description: 'Most requests in the window.' }),
      seconds: Type.Integer({ minimum: 1, maximum: 3600, default: 1, description: 'Length of the window.' }),
    },
    { ...closed, default: {} },
  );

/** A rate that network addresses share: one alone may take half of it. */
const rateOf = (requests: number, which: string) =>
  Type.Object(
    {
      requests: Type.Integer({ minimum: 2, default: requests, description: `Most requests ${which}.` }),
      seconds: Type.Integer({ minimum: 1, maximum: 3600, default: 1, description: 'Length of the window.' }),
    },
    { ...closed, default: {} },
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
    { ...closed, default: {} },
  );

/** What callers may do over time. */
const callerLimits = {
  rate: Type.Object({ application: Rate(100), officer: Rate(10) }, { ...closed, default: {} }),
  costRate: Type.Object(
    { application: CostRate(100_000), officer: CostRate(1000) },
    { ...closed, default: {} },
  ),
  daily: Type.Object(
    {
      application: perDay(500_000, 'an application'),
      officer: perDay(5000, 'an officer'),
    },
    { ...closed, default: {} },
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
    { ...closed, default: {} },
  ),
};

const Limits = Type.Object(
  {
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
    bodyBytes: Type.Integer({ minimum: 1024, default: 262_144, description: 'Largest request body.' }),
    connections: Type.Integer({
      minimum: 1,
      default: 4096,
      description:
        'Most client connections of a listener at a time, and as many again of proxies; one address may hold half.',
    }),
    citizens: Type.Integer({
      minimum: 1,
      default: 1000,
      description:
        'Most citizens of one request, relatives walked to included, however often each stands in it.',
    }),
    tokens: Type.Integer({ minimum: 100, default: 2000, description: 'Most tokens of a GraphQL document.' }),
    depth: Type.Integer({
      minimum: 1,
      maximum: 100,
      default: 15,
      description: 'Deepest nesting of selections, inline fragments included.',
    }),
    selections: Type.Integer({
      minimum: 10,
      default: 3000,
      description: 'Most fields and spreads of a document, those of a fragment counted each time it is used.',
    }),
    repeats: Type.Integer({
      minimum: 1,
      default: 20,
      description: 'How often a document may select the same field at the same place of the answer.',
    }),
    rootFields: Type.Integer({
      minimum: 1,
      default: 10,
      description: 'Most fields at the root of the answer.',
    }),
    aliases: Type.Integer({
      minimum: 0,
      default: 100,
      description: 'Most aliases, those of a fragment counted each time it is used.',
    }),
    directives: Type.Integer({
      minimum: 0,
      default: 50,
      description: 'Most directives, those of a fragment counted each time it is used.',
    }),
    pairs: Type.Integer({
      minimum: 1,
      default: 2000,
      description:
        'Most pairs of fields or fragments at the same place of the answer, which validation compares.',
    }),
    variables: Type.Integer({ minimum: 1, default: 50, description: 'Most variables of a document.' }),
    cost: Type.Integer({
      minimum: 1,
      default: 10_000,
      description:
        'Highest estimated cost of an operation: a call to a source costs 1, ten items of a list cost 1.',
    }),
    validationMs: Type.Integer({
      minimum: 10,
      default: 200,
      description:
        'Processor time a second, in milliseconds, for texts that are not known; callers share it.',
    }),
    withoutToken: rateOf(40, 'without a token, of all network addresses together'),
    refusedTokens: rateOf(100, 'with a token that does not hold, of all network addresses together'),
    ...callerLimits,
  },
  { ...closed, default: {} },
);

const TrustedOperations = Type.Object(
  {
    mode: Type.Enum(['off', 'log', 'enforce'], {
      default: 'off',
      description:
        'Which operations run: all, all with a note of those not registered, registered ones only.',
    }),
    folder: FilePath({
      default: 'operations',
      description: 'Where registered operations are: `<application>/<Name>.graphql`.',
    }),
    shared: Type.Optional(
      Type.Array(Type.String({ pattern: '^[!-~]{1,100}$' }), {
        description: 'Patterns of folders whose operations every application may run; none by default.',
      }),
    ),
  },
  { ...closed, default: {} },
);

export type TrustedOperationsConfig = Static<typeof TrustedOperations>;

/** On whose behalf sources are asked where no token says it. */
export const CallerSettings = Type.Object(
  {
    agency: Type.String({
      minLength: 1,
      description: 'Agency code (mã định danh) that the sources are told.',
    }),
    officer: Type.Object(
      {
        identityNumber: Type.String({
          pattern: '^[0-9]{12}$',
          description: 'Personal number of the officer.',
        }),
        fullName: Type.String({ minLength: 1, description: 'Name of the officer.' }),
      },
      closed,
    ),
  },
  closed,
);

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
    proxy: Type.Optional(Proxy('`jwksUri` is asked')),
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
  closed,
);

export type IssuerConfig = Static<typeof Issuer>;

const Auth = Type.Object(
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
        closed,
      ),
    ),
    leastAssuranceLevel: Type.Integer({
      minimum: 1,
      maximum: 4,
      default: 2,
      description: 'Level of assurance (mức độ xác thực) that a citizen needs for `me`.',
    }),
  },
  { ...closed, default: {} },
);

const Log = Type.Object(
  {
    level: Type.Enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'], {
      default: 'info',
      description:
        'Least weight of what is logged. Audit checkpoints, security events, start and stop are logged at every level.',
    }),
  },
  { ...closed, default: {} },
);

const Cache = Type.Object(
  {
    memoryBytes: Type.Integer({
      minimum: 1_048_576,
      default: 67_108_864,
      description: 'Most memory that cached records take in this process.',
    }),
    redis: Type.Optional(RedisSettings),
    sealingKeys: Type.Optional(
      Type.Array(NamedKey, {
        minItems: 1,
        description: 'Keys that seal what lies in Redis: the first seals, all open. Replicas share them.',
      }),
    ),
    namingKey: Type.Optional({
      ...Key,
      description: 'Key of the hashes in the names of what lies in Redis.',
    }),
  },
  { ...closed, default: {} },
);

export type CacheConfig = Omit<Static<typeof Cache>, 'redis'> & { readonly redis?: RedisSettings };

const Events = Type.Object(
  {
    toleranceSeconds: Type.Integer({
      minimum: 10,
      maximum: 3600,
      default: 300,
      description: 'How far the time of an event may be from now.',
    }),
    bodyBytes: Type.Integer({ minimum: 1024, default: 65_536, description: 'Largest event.' }),
    perSecond: Type.Integer({
      minimum: 1,
      default: 50,
      description:
        'Events a second of one source, over ten seconds, so that ten times as many may come at once.',
    }),
    unverifiedPerSecond: Type.Integer({
      minimum: 1,
      default: 200,
      description:
        'Wrong signatures a second, of all network addresses together, before further ones are RATE_LIMITED.',
    }),
  },
  { ...closed, default: {} },
);

/** A public key as a JWK; whether its members make a key is checked in src/events/keys.ts. */
const EventKey = Type.Object(
  {
    kid: Type.String({
      pattern: '^[A-Za-z0-9._:-]{1,128}$',
      description: 'Name of the key; no two sources may have the same.',
    }),
    alg: Type.Enum([...EVENT_ALGORITHMS], { description: 'The one algorithm that it signs with.' }),
    use: Type.Optional(Type.Literal('sig', { description: 'What the key is for.' })),
    kty: Type.String({ description: 'Kind of the key: EC, OKP or RSA.' }),
    crv: Type.Optional(Type.String({ description: 'Its curve (EC, OKP).' })),
    x: Type.Optional(Type.String({ description: 'Its x coordinate (EC), or the key (OKP).' })),
    y: Type.Optional(Type.String({ description: 'Its y coordinate (EC).' })),
    n: Type.Optional(Type.String({ description: 'Its modulus (RSA).' })),
    e: Type.Optional(Type.String({ description: 'Its exponent (RSA).' })),
  },
  closed,
);

const SourceEvents = Type.Object(
  {
    source: Type.String({
      pattern: '^[!-~]{1,256}$',
      description: 'The URI by which the source names itself in the `source` of its events.',
    }),
    keys: Type.Array(EventKey, {
      minItems: 1,
      maxItems: 10,
      description: 'Public keys that it signs its events with; several while one follows another.',
    }),
  },
  { ...closed, description: 'Without it, no events are taken from the source.' },
);

export type ServerConfig = Static<typeof Server>;
export type TlsConfig = Static<typeof Tls>;
export type LimitsConfig = Static<typeof Limits>;
export type RateLimitsConfig = Pick<LimitsConfig, 'rate' | 'daily'>;
export type CostRatesConfig = Pick<LimitsConfig, 'costRate'>;
export type EnumerationConfig = LimitsConfig['enumeration'];

/** What every source has. */
const CommonSource = Type.Object({
  url: Type.String({ pattern: '^https?://[^/]+', description: 'Where the source answers.' }),
  ...ASK_POLICIES,
  connections: Type.Integer({
    minimum: 1,
    maximum: 1000,
    default: 64,
    description: 'Connections held open to the source; further calls wait.',
  }),
  maxResponseBytes: Type.Integer({
    minimum: 1024,
    default: 262_144,
    description: 'Largest answer that is read.',
  }),
  tls: Type.Optional(ClientTlsSettings('the source')),
  proxy: Type.Optional(Proxy('the source is asked')),
  events: Type.Optional(SourceEvents),
});

const Base = Type.Object({
  mode: Type.Enum(['development', 'rehearsal', 'production'], {
    description:
      'What the gateway is run for; only development has demo tokens, a purpose that reads everything, a playground and a schema to look at. A rehearsal has the rules of production and asks mock systems alone.',
  }),
  workers: Type.Integer({
    minimum: 0,
    maximum: 256,
    default: 1,
    description: 'Processes that answer together; 0 is one for each core.',
  }),
  subgraph: Type.Boolean({
    default: false,
    description: 'Whether the schema is served as a part of a federated graph (`_entities`, `_service`).',
  }),
  server: Server,
  request: Request,
  limits: Limits,
  cache: Cache,
  audit: AuditSettings,
  events: Events,
  auth: Auth,
  purposes: FilePath({
    default: 'purposes.yml',
    description: 'File of the registered purposes, from where this configuration stands.',
  }),
  trustedOperations: TrustedOperations,
  log: Log,
  insecure: Type.Array(Type.Enum([...EXCEPTIONS]), {
    default: [],
    description: 'What this mode refuses and is to be put up with nonetheless, by name.',
  }),
});

export type SourceConfig = Static<typeof CommonSource> & AskPolicies;
export type EventsConfig = Static<typeof Events>;
export type EventKeyConfig = Static<typeof EventKey>;

export type Config = Omit<Static<typeof Base>, 'audit' | 'cache'> & {
  readonly audit: AuditConfig;
  readonly cache: CacheConfig;
  /** By id; a source without a block is not served. */
  readonly sources: Readonly<Record<string, SourceConfig>>;
};

/** The whole shape, with the keys of the given sources. */
export function configSchema(sources: readonly Source[]) {
  const blocks = sources.map((source) => [source.id, Type.Optional(sourceBlock(source))] as const);
  return Type.Object(
    { ...Base.properties, sources: Type.Object(Object.fromEntries(blocks), closed) },
    closed,
  );
}

/** The shape of one source's block. */
export function sourceBlock({ settings, parts }: Source) {
  const ownParts = { parts: partPolicies(parts.map(({ name }) => name)) };
  return Type.Object({ ...CommonSource.properties, ...ownParts, ...settings.properties }, closed);
}
