/**
 * The mock of the national population database (CSDLQG về dân cư): service 037 and the
 * operation on death and disappearance.
 */
import type { MockSystem } from '../../kit/system.ts';
import { EVENT_KEY } from './credentials.ts';
import { routes } from './server.ts';
import { expectedAnswer } from './expected.ts';

export const system: MockSystem = {
  id: 'population',
  portOffset: 1,
  withdrawnCode: '004',
  routes,
  expectedAnswer,
  eventKey: EVENT_KEY,
};
