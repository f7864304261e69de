/** Settings of the events that sources send. */
import Type, { type Static } from 'typebox';
import { CLOSED, OPTIONAL } from '../lib/settings.ts';

/** Algorithms that a signature of an event may have: asymmetric ones only, each fitting one kind of key. */
export const EVENT_ALGORITHMS = ['ES256', 'ES384', 'Ed25519', 'EdDSA', 'PS256', 'RS256'] as const;

export const EventsSettings = Type.Object(
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
  OPTIONAL,
);

/** A public key as a JWK; whether its members make a key is checked in keys.ts. */
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
  CLOSED,
);

export const SourceEventsSettings = Type.Object(
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
  { ...CLOSED, description: 'Without it, no events are taken from the source.' },
);

export type EventsConfig = Static<typeof EventsSettings>;
export type EventKeyConfig = Static<typeof EventKey>;

/** Blocks of sources, by id. */
export type EventSources = Readonly<
  Record<string, { readonly events?: Static<typeof SourceEventsSettings> | undefined }>
>;
