/**
 * Credentials of callers of the driving-licence mock. These secrets are published on purpose: they give
 * access only to synthetic data on this machine.
 */
import type { EventKey } from '../../kit/event-sender.ts';

export const CREDENTIALS = { consumerKey: 'mock-gplx-key', consumerSecret: 'mock-gplx-secret' } as const;

/** Authorized maDVC; any other gets business error 06. */
export const LICENSED_PROCEDURES: readonly string[] = ['G22-LT01', 'G22-LT02'];

/** Authorized maCanBo; any other gets business error 05. */
export const REGISTERED_OFFICIALS: readonly string[] = ['079185000001', '079190000002', '079192000004'];

/** Signs this system's events; the public key is in config/development.yml. */
export const EVENT_KEY: EventKey = {
  kid: 'mock-driving-licence-1',
  alg: 'ES256',
  kty: 'EC',
  crv: 'P-256',
  x: 'wBxsbVN21AD01-ywh1tG7Lmdo2T2Q2kQ3TvOqvfU1F0',
  y: '3zkBqpcObNey307JGCYt2Had_J776J4qyO0V2wTeRzQ',
  d: 'bMo0p0NieSmKOJZuUiZi104wQyqO1dgoYPWLjXsbG0s',
};
