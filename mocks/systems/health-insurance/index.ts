/**
 * The mock of the health insurance portal (cổng giám định BHYT).
 */
import type { MockSystem } from '../../kit/system.ts';
import { EVENT_KEY } from './credentials.ts';
import { routes } from './server.ts';
import { expectedAnswer } from './expected.ts';

export const system: MockSystem = {
  id: 'health-insurance',
  portOffset: 2,
  withdrawnCode: '054',
  routes,
  expectedAnswer,
  eventKey: EVENT_KEY,
};
