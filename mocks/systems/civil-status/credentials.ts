/**
 * Credentials of callers of the civil status mock. These secrets are published on purpose: they give access
 * only to synthetic data on this machine.
 */
import type { EventKey } from '../../kit/event-sender.ts';

export const CREDENTIALS = { consumerKey: 'mock-hotich-key', consumerSecret: 'mock-hotich-secret' } as const;

/** Authorized maCanBo; any other gets error 100. */
export const REGISTERED_OFFICIALS: readonly string[] = ['079185000001', '079190000002', '079192000004'];

/** Signs this system's events; the public key is in config/development.yml. */
export const EVENT_KEY: EventKey = {
  kid: 'mock-civil-status-1',
  alg: 'ES256',
  kty: 'EC',
  crv: 'P-256',
  x: 'j3q0A_29m1OU1ibQi8HB-SedxqRf6IqGXbuO0_ZXHMo',
  y: 'TmfTIGS1VM4GljdQeUSv5BPRY7t5BV0FnAdZptwXA2A',
  d: 'B-knTqj116ZcJWCEKvi2cJoPyCYbJS6ZvMFge9jSpT4',
};
