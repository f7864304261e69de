/**
 * Callers that the mock systems know, and keys of the systems. All of it is published on purpose: it gives
 * access only to synthetic data on this machine.
 */
import type { EventKey } from './event-sender.ts';

/** Authorized public services (maDVC). */
export const LICENSED_PROCEDURES: readonly string[] = ['G22-LT01', 'G22-LT02'];

/** Registered officials, with their names by their numbers. */
export const REGISTERED_OFFICERS: ReadonlyMap<string, string> = new Map([
  ['079185000001', 'Trần Thị Cán Bộ'],
  ['079190000002', 'Lê Thị Tiếp Đón'],
  ['079192000004', 'Hoàng Thị Một Cửa'],
]);

/** The key that signs a system's events; config/development.yml has the public one. */
export function eventKeyOf(systemId: string, key: Pick<EventKey, 'x' | 'y' | 'd'>): EventKey {
  return { kid: `mock-${systemId}-1`, alg: 'ES256', kty: 'EC', crv: 'P-256', ...key };
}
