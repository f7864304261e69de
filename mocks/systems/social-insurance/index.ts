/**
 * The mock of the social insurance database (BHXH) behind the local integration platform.
 */
import type { MockSystem } from '../../kit/system.ts';
import { EVENT_KEY } from './credentials.ts';
import { routes } from './server.ts';
import { expectedAnswer } from './expected.ts';

export const system: MockSystem = {
  id: 'social-insurance',
  portOffset: 3,
  withdrawnCode: '06',
  routes,
  expectedAnswer,
  eventKey: EVENT_KEY,
};
