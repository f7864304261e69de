/**
 * Credentials of callers of the population mock. These secrets are published on purpose: they give access
 * only to synthetic data on this machine.
 */
import type { EventKey } from '../../kit/event-sender.ts';

export const CREDENTIALS = {
  user: 'lienthong',
  secret: 'mock-population-secret',
  authUrl: 'http://dancu.mock.invalid/xac-thuc',
  apiKey: 'mock-population-api-key',
  xRoadClient: 'VN/GOV/H29/LIENTHONG',
} as const;

/** Authorized MaDVC; any other gets business error 004. */
export const LICENSED_PROCEDURES: readonly string[] = ['G22-LT01', 'G22-LT02'];

/** Authorized MaCanBo; any other gets business error 005. */
export const REGISTERED_OFFICIALS: readonly string[] = ['079185000001', '079190000002', '079192000004'];

/** Signs this system's events; the public key is in config/development.yml. */
export const EVENT_KEY: EventKey = {
  kid: 'mock-population-1',
  alg: 'ES256',
  kty: 'EC',
  crv: 'P-256',
  x: 'tYVgeHqldvD6WwhYgiwvV8rmI54SLs60FTj1ceFvas0',
  y: 'LONlJI2d2H_s9AyI3FSwL2zezZYSMiUeIpHd3cqOnsg',
  d: 'l4x0F_lq0bfP0a3fIFqdhBvhR5n1n5RxzmVQAtfb5MA',
};
