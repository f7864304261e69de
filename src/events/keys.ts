/**
 * Public keys that verify the events of sources. Each key has one source and one algorithm, so neither a
 * signature nor its header can choose another.
 */
import { createPublicKey, type KeyObject } from 'node:crypto';
import type { EventKeyConfig, EventSources } from './settings.ts';

export type EventAlgorithm = EventKeyConfig['alg'];

export interface SenderKey {
  /** As in the configuration, e.g. `driving-licence`. */
  readonly sourceId: string;
  /** Name of the source in its events. */
  readonly eventSource: string;
  readonly algorithm: EventAlgorithm;
  readonly publicKey: KeyObject;
}

/** All keys by `kid`. Skips unusable keys, which the check of the configuration reports. */
export function senderKeys(sources: EventSources): ReadonlyMap<string, SenderKey> {
  return new Map(
    listKeys(sources).flatMap(({ sourceId, eventSource, key }) => {
      const publicKey = readKey(key);
      return publicKey ? [[key.kid, { sourceId, eventSource, algorithm: key.alg, publicKey }] as const] : [];
    }),
  );
}

/** Faults of the keys of a configuration, by path. */
export function eventKeyFaults(sources: EventSources): readonly string[] {
  const taken = new Set<string>();
  return listKeys(sources).flatMap(({ path, key }) => {
    const faults = readKey(key) ? [] : [`${path}: is no public key for its alg — give the JWK of one`];
    if (taken.has(key.kid)) faults.push(`${path}.kid: names another key already — give each its own`);
    taken.add(key.kid);
    return faults;
  });
}

function listKeys(sources: EventSources) {
  return Object.entries(sources).flatMap(([sourceId, { events }]) =>
    (events?.keys ?? []).map((key, index) => ({
      sourceId,
      eventSource: events?.source ?? '',
      key,
      path: `sources.${sourceId}.events.keys[${index}]`,
    })),
  );
}

const SMALLEST_RSA_BITS = 2048;

const FITS: Readonly<Record<EventAlgorithm, (key: KeyObject) => boolean>> = {
  ES256: (key) => key.asymmetricKeyDetails?.namedCurve === 'prime256v1',
  ES384: (key) => key.asymmetricKeyDetails?.namedCurve === 'secp384r1',
  Ed25519: isEd25519,
  EdDSA: isEd25519,
  PS256: isRsa,
  RS256: isRsa,
};

function isEd25519(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'ed25519';
}

function isRsa(key: KeyObject): boolean {
  return (
    key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= SMALLEST_RSA_BITS
  );
}

/** @param key public or private */
export function fitsAlgorithm(algorithm: EventAlgorithm, key: KeyObject): boolean {
  return FITS[algorithm](key);
}

/** @returns undefined if the members are no key, or one for another algorithm */
function readKey({ alg, ...jwk }: EventKeyConfig): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return fitsAlgorithm(alg, key) ? key : undefined;
  } catch {
    return undefined;
  }
}
