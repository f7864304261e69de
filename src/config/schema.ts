/**
 * The configuration's shape, declared once: its types, its defaults and its checks come from here. Every
 * source adds its own keys to those that all sources have.
 */
import Type, { type Static } from 'typebox';
import type { Source } from '../ask/source.ts';

const closed = { additionalProperties: false };

const milliseconds = (standard: number, description: string) =>
  Type.Integer({ minimum: 100, maximum: 600_000, default: standard, description });

const Tls = Type.Object(
  {
    cert: Type.String({
      minLength: 1,
      description: 'PEM file of the certificate, with those up to the root.',
    }),
    key: Type.String({ minLength: 1, description: 'PEM file of its private key.' }),
    ca: Type.Optional(
      Type.String({ minLength: 1, description: 'PEM file of those who issue client certificates.' }),
    ),
    clientCertificates: Type.Enum(['none', 'request', 'require'], {
      default: 'none',
      description: 'Whether callers are asked for a certificate, and let in without one.',
    }),
  },
  closed,
);

const Server = Type.Object(
  {
    host: Type.String({ default: '127.0.0.1', description: 'Address to listen on.' }),
    port: Type.Integer({ minimum: 0, maximum: 65_535, default: 4000, description: 'Port to listen on.' }),
    hosts: Type.Array(Type.String({ minLength: 1 }), {
      default: [],
      description: 'Names, beside those of this machine, under which what is for development only answers.',
    }),
    tls: Type.Optional(Tls),
    timeouts: Type.Object(
      {
        headersMs: milliseconds(10_000, 'How long the head of a request may take to arrive.'),
        requestMs: milliseconds(30_000, 'How long a whole request may take to arrive.'),
        idleMs: milliseconds(60_000, 'How long a connection may be silent; longer than the longest wait.'),
      },
      { ...closed, default: {} },
    ),
    origins: Type.Array(Type.String({ pattern: '^https?://[^/]+$' }), {
      default: [],
      description: 'Origins whose pages may ask from a browser; none by default.',
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

const Rate = (requests: number) =>
  Type.Object(
    {
      requests: Type.Integer({ minimum: 1, default: requests, description: 'Most requests in the window.' }),
      seconds: Type.Integer({ minimum: 1, maximum: 3600, default: 1, description: 'Length of the window.' }),
    },
    { ...closed, default: {} },
  );

const perDay = (requests: number, whose: string) =>
  Type.Integer({ minimum: 1, default: requests, description: `Most requests of ${whose} in 24 hours.` });

/** What callers may do over time. */
const callerLimits = {
  rate: Type.Object({ application: Rate(100), officer: Rate(10) }, { ...closed, default: {} }),
  daily: Type.Object(
    { application: perDay(500_000, 'an application'), officer: perDay(5000, 'an officer') },
    { ...closed, default: {} },
  ),
  enumeration: Type.Object(
    {
      seconds: Type.Integer({ minimum: 1, default: 86_400, description: 'Window of both budgets.' }),
      triplesPerNumber: Type.Integer({
        minimum: 1,
        default: 5,
        description: 'Names and dates that a caller may try for one number without anybody being known.',
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
    variables: Type.Integer({ minimum: 1, default: 50, description: 'Most variables of a document.' }),
    cost: Type.Integer({
      minimum: 1,
      default: 10_000,
      description:
        'Highest estimated cost of an operation: a call to a source costs 1, ten items of a list cost 1.',
    }),
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
    folder: Type.String({
      minLength: 1,
      default: 'operations',
      description: 'Where registered operations are: `<application>/<Name>.graphql`.',
    }),
  },
  { ...closed, default: {} },
);

export type TrustedOperationsConfig = Static<typeof TrustedOperations>;

const Development = Type.Object(
  {
    caller: Type.Object(
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
    ),
  },
  { ...closed, description: 'On whose behalf the sources are asked as long as requests carry no identity.' },
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

export type ServerConfig = Static<typeof Server>;
export type TlsConfig = Static<typeof Tls>;
export type LimitsConfig = Static<typeof Limits>;
export type RateLimitsConfig = Pick<LimitsConfig, 'rate' | 'daily'>;
export type EnumerationConfig = LimitsConfig['enumeration'];

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
    description: 'What the gateway is run for: only in development it shows its schema and a playground.',
  }),
  subgraph: Type.Boolean({
    default: false,
    description: 'Whether the schema is served as a part of a federated graph (`_entities`, `_service`).',
  }),
  server: Server,
  request: Request,
  limits: Limits,
  trustedOperations: TrustedOperations,
  development: Development,
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
