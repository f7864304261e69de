/**
 * The mock of the national population database (CSDLQG về dân cư): service 037 and the
 * operation on death and disappearance.
 */
import { eventKeyOf } from '../../kit/callers.ts';
import type { MockSystem } from '../../kit/system.ts';
import { CREDENTIALS } from './authentication.ts';
import { routes } from './server.ts';
import { expectedAnswer } from './expected.ts';

export const system: MockSystem = {
  id: 'population',
  portOffset: 1,
  withdrawnCode: '004',
  routes,
  expectedAnswer,
  credentials: CREDENTIALS,
  eventKey: eventKeyOf('population', 'l4x0F_lq0bfP0a3fIFqdhBvhR5n1n5RxzmVQAtfb5MA'),
};
