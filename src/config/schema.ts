/**
 * The configuration's shape, declared once: its types, its defaults and its checks come from here. Every
 * source adds its own keys to those that all sources have.
 */
import Type, { type Static } from 'typebox';
import type { Source } from '../ask/source.ts';

const closed = { additionalProperties: false };

const Server = Type.Object(
  {
    host: Type.String({ default: '127.0.0.1', description: 'Address to listen on.' }),
    port: Type.Integer({ minimum: 0, maximum: 65_535, default: 4000, description: 'Port to listen on.' }),
  },
  { ...closed, default: {} },
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
  },
  { ...closed, default: {} },
);

const Limits = Type.Object(
  {
    bodyBytes: Type.Integer({ minimum: 1024, default: 262_144, description: 'Largest request body.' }),
    connections: Type.Integer({
      minimum: 1,
      default: 4096,
      description: 'Most client connections at a time.',
    }),
    citizens: Type.Integer({
      minimum: 1,
      default: 1000,
      description:
        'Most citizens of one request, relatives walked to included, however often each stands in it.',
    }),
    tokens: Type.Integer({ minimum: 100, default: 2000, description: 'Most tokens of a GraphQL document.' }),
  },
  { ...closed, default: {} },
);

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
      default: 600,
      description: 'How old keys may be before they are fetched anew; the old ones serve meanwhile.',
    }),
    keysCooldownSeconds: Type.Integer({
      minimum: 1,
      default: 30,
      description: 'The least time between two requests for keys, whatever tokens come in.',
    }),
  },
  closed,
);

const Auth = Type.Object(
  {
    issuers: Type.Array(Issuer, {
      default: [],
      description: 'Whose tokens are taken; in development mode the built-in issuer beside them.',
    }),
    revoked: Type.Optional(
      Type.Object(
        {
          file: Type.String({ minLength: 1, description: 'Text file with one revoked `jti` a line.' }),
          reloadSeconds: Type.Integer({
            minimum: 1,
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
    level: Type.Union(
      ['silent', 'fatal', 'error', 'warn', 'info', 'debug'].map((level) => Type.Literal(level)),
      { default: 'info', description: 'Least weight of what is logged.' },
    ),
  },
  { ...closed, default: {} },
);

/** What every source has. */
const CommonSource = Type.Object({
  url: Type.String({ pattern: '^https?://[^/]+', description: 'Where the source answers.' }),
  timeoutMs: Type.Integer({
    minimum: 50,
    maximum: 60_000,
    default: 4000,
    description: 'How long one call may take, its token included.',
  }),
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
});

const Base = Type.Object({
  mode: Type.Enum(['development', 'production'], {
    description:
      'What the gateway is run for; development mode has demo tokens and a purpose that reads everything.',
  }),
  subgraph: Type.Boolean({
    default: false,
    description: 'Whether the schema is served as a part of a federated graph (`_entities`, `_service`).',
  }),
  server: Server,
  request: Request,
  limits: Limits,
  auth: Auth,
  purposes: Type.String({
    minLength: 1,
    default: 'purposes.yml',
    description: 'File of the registered purposes, from where this configuration stands.',
  }),
  log: Log,
});

export type SourceConfig = Static<typeof CommonSource>;

export type Config = Static<typeof Base> & {
  /** By id; a source without a block is not served. */
  readonly sources: Readonly<Record<string, SourceConfig>>;
};

/** The whole shape, with the keys of the given sources. */
export function configSchema(sources: readonly Source[]) {
  const blocks = sources.map(({ id, settings }) => {
    const block = Type.Object({ ...CommonSource.properties, ...settings.properties }, closed);
    return [id, Type.Optional(block)] as const;
  });
  return Type.Object(
    { ...Base.properties, sources: Type.Object(Object.fromEntries(blocks), closed) },
    closed,
  );
}
