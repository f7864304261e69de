/**
 * The configuration's shape, declared once: its types, its defaults and its checks come from here. Every
 * source adds its own keys to those that all sources have.
 */
import Type, { type Static } from 'typebox';
import { ASK_POLICIES, partPolicies, type AskPolicies } from '../ask/policies.ts';
import type { Source } from '../ask/source.ts';
import { RedisSettings } from '../cache/redis.ts';

/** Algorithms that a signature of an event may have: asymmetric ones only, each fitting one kind of key. */
export const EVENT_ALGORITHMS = ['ES256', 'ES384', 'Ed25519', 'EdDSA', 'PS256', 'RS256'] as const;

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

/** 32 bytes in base64. */
const Key = Type.String({ pattern: '^[A-Za-z0-9+/]{43}=$' });

const Cache = Type.Object(
  {
    memoryBytes: Type.Integer({
      minimum: 1_048_576,
      default: 67_108_864,
      description: 'Most memory that cached records take in this process.',
    }),
    redis: Type.Optional(RedisSettings),
    sealingKeys: Type.Optional(
      Type.Array(Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,32}$' }), key: Key }, closed), {
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

export type CacheConfig = Static<typeof Cache>;

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
        'Requests a second in the name of one source whose signature may turn out wrong, or be unchecked as yet, before more are refused unread.',
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
    use: Type.Optional(Type.Literal('sig')),
    kty: Type.String(),
    crv: Type.Optional(Type.String()),
    x: Type.Optional(Type.String()),
    y: Type.Optional(Type.String()),
    n: Type.Optional(Type.String()),
    e: Type.Optional(Type.String()),
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
  events: Type.Optional(SourceEvents),
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
  cache: Cache,
  events: Events,
  auth: Auth,
  purposes: Type.String({
    minLength: 1,
    default: 'purposes.yml',
    description: 'File of the registered purposes, from where this configuration stands.',
  }),
  log: Log,
});

export type SourceConfig = Static<typeof CommonSource> & AskPolicies;
export type EventsConfig = Static<typeof Events>;
export type EventKeyConfig = Static<typeof EventKey>;

export type Config = Static<typeof Base> & {
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
