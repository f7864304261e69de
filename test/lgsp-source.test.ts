/**
 * Sources behind the platform, each that has a mock, in all that they share: what is asked, how results are matched, and
 * which failures spoil what. Results are rows of the source's own mock.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import type { Person } from '../mocks/people/person.ts';
import type { Connector, Question } from '../src/source-api/source.ts';
import { loadSources } from '../src/sources/all.ts';
import { connectSource } from '../src/transport/host.ts';
import { callOf, common, failureOf, platform, questionFor, subjectOf } from './kit/calls.ts';
import { jsonViolations } from './kit/contract.ts';
import { contentsOf, lgspSystems, MOST, type LookUpRequest } from './kit/lgsp-calls.ts';
import { SOURCE_URL, useNock } from './kit/nock.ts';
import { people } from './kit/personas.ts';

useNock();

const sources = await loadSources();
const systems = (await lgspSystems()).map((system) => [system.id, system] as const);

describe.each(systems)('%s', (id, system) => {
  const source = sources.find((one) => one.id === id);
  if (!source) throw new Error(`There is no source ${id}.`);
  const { parts } = source;
  const contents = contentsOf(id);

  const isFoundWhole = (person: Person) => {
    const expected = system.expectedAnswer(person);
    return parts.every(({ field }) => {
      return (field === undefined ? expected : (expected[field] as { outcome: string })).outcome === 'FOUND';
    });
  };
  const ordinary = Array.from({ length: 300 }, (_, i) => people.at(i * 3271));
  const [first, second, third] = ordinary.filter(isFoundWhole);
  if (!first || !second || !third) throw new Error(`${id} has no three people with all parts.`);

  let connector: Connector;
  beforeAll(async () => {
    connector = connectSource(source, { ...common, ...platform, url: SOURCE_URL });
    nock(SOURCE_URL).post('/token').reply(200, { access_token: 't', token_type: 'Bearer', expires_in: 3600 });
    // The token is fetched with the first call and serves all tests.
    service().reply(200, answer([]));
    await ask(questionAbout(first));
  });
  afterAll(() => connector.close());

  const service = () => nock(SOURCE_URL).post(system.path);
  const answer = (ketQua: readonly unknown[], maYeuCau = 'id-0001') => {
    return { status: 1, message: 'OK', maYeuCau, ketQua };
  };
  const result = (person: Person | null, soDinhDanh = person?.identityNumber ?? '079085000000') => {
    return { soDinhDanh, ...system.result(contents, soDinhDanh, person) };
  };
  const questionAbout = ({ subject }: Person, part = parts[0], name = subject.fullName): Question => {
    if (!part) throw new Error(`${id} has no part.`);
    return questionFor(part, subjectOf(subject.identityNumber, name, subject.dateOfBirth));
  };
  const ask = (...questions: readonly Question[]) => connector.ask(callOf(questions));
  const replyTo = async (person: Person) => {
    service().reply(200, answer([result(person)]));
    return (await ask(questionAbout(person)))[0];
  };

  test('is asked about each number once, with the contents wanted and the caller', async () => {
    const bodies: LookUpRequest[] = [];
    nock(SOURCE_URL)
      .post(system.path, (body: LookUpRequest) => bodies.push(body) > 0)
      .reply(200, answer([]));
    await ask(
      ...parts.map((part) => questionAbout(first, part)),
      questionAbout(first, parts[0], 'Tên Khác'),
      questionAbout(second, parts.at(-1)),
    );
    const [all = []] = Object.values(contents);
    const noiDung = (asked: readonly string[]) => (asked.length > 0 ? { noiDung: asked } : {});
    expect(bodies).toEqual([
      {
        maYeuCau: 'id-0001',
        maDVC: 'G22-LT01',
        maCanBo: '079185000001',
        maDonVi: 'H29.101',
        maTTHC: '1.004222',
        maHoSo: 'H29.101-260131-0001',
        danhSach: [
          { soDinhDanh: first.identityNumber, ...noiDung(all) },
          { soDinhDanh: second.identityNumber, ...noiDung(all.slice(-1)) },
        ],
      },
    ]);
    expect(jsonViolations(id)('TraCuuRequest', bodies[0])).toEqual([]);
  });

  test('is matched by number in any order, and fills no slot that was not asked', async () => {
    const alone = [await replyTo(first), await replyTo(second)];
    for (const reply of alone) expect(reply).toHaveProperty('candidates.0');
    service().reply(200, answer([result(third), result(second), result(first)]));
    expect(await ask(questionAbout(first), questionAbout(second))).toEqual(alone);
  });

  test('has no candidate for a number without records', async () => {
    service().reply(200, answer([result(null, first.identityNumber)]));
    expect(await ask(questionAbout(first))).toEqual([{ candidates: [] }]);
  });

  const { soDinhDanh, maKetQua } = result(first) as { soDinhDanh: string; maKetQua: string };
  test.each<[string, readonly unknown[], object]>([
    ['no item', [], {}],
    ['two items for one number', [result(first), result(first)], {}],
    ['an item that is found, but without what was asked', [{ soDinhDanh, maKetQua }], {}],
    ['no object at all', [soDinhDanh], {}],
    ['a code that is no code', [{ soDinhDanh, maKetQua: 7 }], {}],
    ['an unknown code', [{ soDinhDanh, maKetQua: '77' }], { sourceCode: '77' }],
    ['a code that every object has', [{ soDinhDanh, maKetQua: 'toString' }], { sourceCode: 'toString' }],
  ])('loses one slot alone by %s', async (_what, items, code) => {
    const whole = await replyTo(second);
    service().reply(200, answer([...items, result(second)]));
    const replies = await ask(questionAbout(first), questionAbout(second));
    expect(replies).toMatchObject([{ failure: { code: 'BAD_RESPONSE', ...code } }, {}]);
    expect(replies[1]).toEqual(whole);
  });

  const { official, procedure, contractBroken } = system.codes;
  test.each([
    [official[0], 'CALLER_NOT_REGISTERED'],
    ...(procedure ? [[procedure[0], 'NOT_LICENSED'] as const] : []),
    [contractBroken, 'BAD_RESPONSE'],
    ['88', 'BAD_RESPONSE'],
    ['toString', 'BAD_RESPONSE'],
    ['constructor', 'BAD_RESPONSE'],
  ])('maps business code %s of a whole call to %s', async (code, meaning) => {
    service().reply(200, { status: 0, maLoi: code, message: 'x' });
    expect(await failureOf(ask(questionAbout(first)))).toEqual({ code: meaning, sourceCode: code });
  });

  test.each<[string, string | object]>([
    ['no JSON', '<html>'],
    ['JSON cut off', '{"status":1,"ketQua":[{"soDinh'],
    ['another shape', { data: [] }],
    ['a business code that is no code', { status: 0, maLoi: 'Nguyễn Văn An 079190123456', message: '' }],
    ['a long business code', { status: 0, maLoi: 'toString'.repeat(9), message: '' }],
    ['results alone', [result(first)]],
    ['an answer to another request', answer([result(first)], 'id-0002')],
    ['more results than can be asked for', answer(Array.from({ length: MOST + 1 }, () => result(null)))],
  ])('cannot be read from %s', async (_what, body) => {
    service().reply(200, body);
    expect(await failureOf(ask(questionAbout(first)))).toEqual({ code: 'BAD_RESPONSE' });
  });

  test('maps 900908 of the platform to a missing subscription', async () => {
    service().reply(403, { fault: { code: 900_908, message: 'Resource forbidden', description: '' } });
    expect(await failureOf(ask(questionAbout(first)))).toEqual({
      code: 'NOT_LICENSED',
      sourceCode: '900908',
    });
  });
});
