/** Settings of listeners. */
import Type, { type Static } from 'typebox';
import { FilePath } from '../lib/file-path.ts';
import { CLOSED, OPTIONAL } from '../lib/settings.ts';

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
  CLOSED,
);

export const ServerSettings = Type.Object(
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
      OPTIONAL,
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
      OPTIONAL,
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
          ...CLOSED,
          description: 'Where /metrics and /status answer; in development also beside /graphql without it.',
        },
      ),
    ),
  },
  OPTIONAL,
);

/** Limits of a listener and its requests. */
export const LISTENER_LIMITS = {
  bodyBytes: Type.Integer({ minimum: 1024, default: 262_144, description: 'Largest request body.' }),
  connections: Type.Integer({
    minimum: 1,
    default: 4096,
    description:
      'Most client connections of a listener at a time, and as many again of proxies; one address may hold half.',
  }),
};

export type ServerConfig = Static<typeof ServerSettings>;
export type TlsConfig = Static<typeof Tls>;
