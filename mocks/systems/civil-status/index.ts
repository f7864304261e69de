/**
 * The mock of the electronic civil status register (hộ tịch điện tử) behind the local integration platform.
 * Its secrets are published on purpose: they give access only to synthetic data on this machine.
 */
import { defineLgspSystem } from '../../kit/lgsp.ts';
import { expectedAnswer } from './expected.ts';
import { eventsXml } from './wire.ts';

export const system = defineLgspSystem({
  id: 'civil-status',
  portOffset: 5,
  path: '/apiHoTichTuPhap/1.0/traCuuHoTich',
  credentials: { consumerKey: 'mock-hotich-key', consumerSecret: 'mock-hotich-secret' },
  codes: {
    contractBroken: '302',
    failed: '500',
    official: ['100', 'AUTHEN_ERROR'],
    procedure: null,
    ofOnePerson: ['200', '201'],
  },
  eventKey: 'B-knTqj116ZcJWCEKvi2cJoPyCYbJS6ZvMFge9jSpT4',
  result: (_item, _number, person) => {
    const data = person === null ? null : eventsXml(person);
    return data === null ? { maKetQua: '201' } : { maKetQua: '00', data };
  },
  expected: expectedAnswer,
});
