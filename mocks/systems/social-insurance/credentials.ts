/**
 * Credentials of callers of the social insurance mock. These secrets are published on purpose: they give
 * access only to synthetic data on this machine.
 */
import type { EventKey } from '../../kit/event-sender.ts';

export const CREDENTIALS = { consumerKey: 'mock-bhxh-key', consumerSecret: 'mock-bhxh-secret' } as const;

/** Authorized maDVC; any other gets business error 06. */
export const LICENSED_PROCEDURES: readonly string[] = ['G22-LT01', 'G22-LT02'];

/** Authorized maCanBo; any other gets business error 05. */
export const REGISTERED_OFFICIALS: readonly string[] = ['079185000001', '079190000002', '079192000004'];

/** Signs this system's events; the public key is in config/development.yml. */
export const EVENT_KEY: EventKey = {
  kid: 'mock-social-insurance-1',
  alg: 'ES256',
  kty: 'EC',
  crv: 'P-256',
  x: 'UmCqIBQxkovydjUPZI9KYM3BwUb_3clSYk6Y65g1KF4',
  y: '0-ETvG5INs0ilqBMHEPvcDKQ-wsGtAcZcMy3knYTgP0',
  d: '7PqUdBI295kz4oZeLE1Lg3MhwYXId6RUGWSUbz17OAE',
};
