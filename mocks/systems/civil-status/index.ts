/**
 * The mock of the electronic civil status register (hộ tịch điện tử) behind the local integration platform.
 */
import type { MockSystem } from '../../kit/system.ts';
import { EVENT_KEY } from './credentials.ts';
import { routes } from './server.ts';
import { expectedAnswer } from './expected.ts';

export const system: MockSystem = {
  id: 'civil-status',
  portOffset: 5,
  withdrawnCode: '100',
  routes,
  expectedAnswer,
  eventKey: EVENT_KEY,
};
