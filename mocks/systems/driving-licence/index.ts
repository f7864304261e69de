/**
 * The mock of the driving licence database (GPLX) behind the local integration platform.
 */
import type { MockSystem } from '../../kit/system.ts';
import { EVENT_KEY } from './credentials.ts';
import { routes } from './server.ts';
import { expectedAnswer } from './expected.ts';

export const system: MockSystem = {
  id: 'driving-licence',
  portOffset: 4,
  withdrawnCode: '06',
  routes,
  expectedAnswer,
  eventKey: EVENT_KEY,
};
