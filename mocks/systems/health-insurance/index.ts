/**
 * The mock of the health insurance portal (cổng giám định BHYT).
 */
import { eventKeyOf } from '../../kit/callers.ts';
import type { MockSystem } from '../../kit/system.ts';
import { cardTextsOf } from './card-texts.ts';
import { CREDENTIALS } from './session.ts';
import { routes } from './server.ts';
import { expectedAnswer } from './expected.ts';

export const system: MockSystem = {
  id: 'health-insurance',
  portOffset: 2,
  withdrawnCode: '054',
  routes,
  expectedAnswer,
  cardTexts: cardTextsOf,
  credentials: CREDENTIALS,
  eventKey: eventKeyOf('health-insurance', 'QS8PiYv9uSvnV0kvy_NDup_CIEGexmtjBGnOg_BtGAU'),
};
