/**
 * Callers that the mock systems know, and keys of the systems. All of it is published on purpose: it gives
 * access only to synthetic data on this machine.
 */
import { createECDH } from 'node:crypto';
import type { EventKey } from './event-sender.ts';

/** Authorized public services (maDVC). */
export const LICENSED_PROCEDURES: readonly string[] = ['G22-LT01', 'G22-LT02'];

/** Registered officials, with their names by their numbers. */
export const REGISTERED_OFFICERS: ReadonlyMap<string, string> = new Map([
  ['079185000001', 'Trần Thị Cán Bộ'],
  ['079190000002', 'Lê Thị Tiếp Đón'],
  ['079192000004', 'Hoàng Thị Một Cửa'],
]);

/**
 * The key that signs a system's events; config/development.yml has the public one.
 *
 * @param d the private key's number, of which the public key is made
 */
export function eventKeyOf(systemId: string, d: string): EventKey {
  const key = createECDH('prime256v1');
  key.setPrivateKey(d, 'base64url');
  const point = key.getPublicKey();
  const x = point.toString('base64url', 1, 33);
  const y = point.toString('base64url', 33);
  return { kid: `mock-${systemId}-1`, alg: 'ES256', kty: 'EC', crv: 'P-256', x, y, d };
}
