/**
 * Credentials of callers of the health insurance mock. These secrets are published on purpose: they give
 * access only to synthetic data on this machine.
 */
import type { EventKey } from '../../kit/event-sender.ts';

export const CREDENTIALS = { username: '01234_BV', password: 'mock-bhyt-secret' } as const;

/**
 * Registered officers, by number. An unknown number gets 054; a registered number under another name gets
 * 055.
 */
export const REGISTERED_OFFICERS: ReadonlyMap<string, string> = new Map([
  ['079185000001', 'Trần Thị Cán Bộ'],
  ['079190000002', 'Lê Thị Tiếp Đón'],
  ['079192000004', 'Hoàng Thị Một Cửa'],
]);

/** Signs this system's events; the public key is in config/development.yml. */
export const EVENT_KEY: EventKey = {
  kid: 'mock-health-insurance-1',
  alg: 'ES256',
  kty: 'EC',
  crv: 'P-256',
  x: 'sPCmCG3j-71klige0_Idf7mWf6fhmWvSGJquCRvm2Cs',
  y: 'oEwPSfQT_m2iqSqpH9KzSfmLXjo3261LAFXUdnN632g',
  d: 'QS8PiYv9uSvnV0kvy_NDup_CIEGexmtjBGnOg_BtGAU',
};
