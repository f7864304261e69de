/**
 * The mock of the driving licence database (GPLX) behind the local integration platform. Its secrets are
 * published on purpose: they give access only to synthetic data on this machine.
 */
import { defineLgspSystem, resultOf } from '../../kit/lgsp.ts';
import { expectedAnswer, newestLicenceFirst } from './expected.ts';
import { licenceRow, pointsRows } from './wire.ts';

export const system = defineLgspSystem({
  id: 'driving-licence',
  portOffset: 4,
  path: '/apiGPLX/1.0/traCuuGPLX',
  credentials: { consumerKey: 'mock-gplx-key', consumerSecret: 'mock-gplx-secret' },
  eventKey: 'bMo0p0NieSmKOJZuUiZi104wQyqO1dgoYPWLjXsbG0s',
  result: (item, _number, person) => {
    // Ordered by number, which is unrelated to the date of issue: callers must sort.
    const held = (person?.licences ?? []).toSorted((a, b) => (a.number < b.number ? -1 : 1));
    return resultOf(item, {
      GPLX: ['gplx', held.map(licenceRow)],
      DIEM: ['diem', newestLicenceFirst(held).flatMap(pointsRows)],
    });
  },
  expected: expectedAnswer,
});
