/** The civil status register's documents: they keep the contract, and what breaks it is refused; lgsp.test.ts has the rest. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startMocks, type Mocks } from '../../mocks/index.ts';
import { system } from '../../mocks/systems/civil-status/index.ts';
import { eventsXml } from '../../mocks/systems/civil-status/wire.ts';
import { repeated, schemas, type Wire } from '../../src/generated/wire/civil-status.ts';
import { SourceError } from '../../src/source-api/answer.ts';
import { Unread } from '../../src/source-api/draft.ts';
import { contractOf } from '../../src/transport/contract.ts';
import { xmlReader } from '../../src/transport/xml.ts';
import { xmlViolations } from '../kit/contract.ts';
import { families, fatherOfMany } from '../kit/families.ts';
import { batchesWith, LgspCalls } from '../kit/lgsp-calls.ts';
import { people } from '../kit/personas.ts';

const violationsInXml = xmlViolations('civil-status');

interface Result {
  readonly data?: string;
}

let mocks: Mocks;
let calls: LgspCalls;

beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
  calls = new LgspCalls(system, mocks.urls[system.id] ?? '');
});
afterAll(() => mocks.close());

describe('answers of the civil status mock', () => {
  const batches = batchesWith();

  const documentsIn = async () => {
    const answers = await Promise.all(batches.map((batch) => calls.ask<Result>(batch)));
    return answers.flat().flatMap(({ data }) => data ?? []);
  };

  test('carry documents that follow the contract, for personas, ordinary and difficult people', async () => {
    const documents = await documentsIn();
    expect(documents.length).toBeGreaterThan(300);
    expect(await violationsInXml(documents)).toEqual([]);
  });

  test('follow the contract for families, with every kind of event', async () => {
    const members = families(80).flatMap(({ father, mother, child }) => [father, mother, child]);
    const documents = [...members, fatherOfMany()].flatMap((person) => eventsXml(person) ?? []);
    const kinds = ['KS', 'KH', 'KT', 'CMC', 'HN', 'CaiChinh'];
    expect(kinds.filter((kind) => !documents.some((text) => text.includes(`<${kind}>`)))).toEqual([]);
    expect(await violationsInXml(documents)).toEqual([]);
  });

  test('contain the variants that readers must support', async () => {
    const documents = await documentsIn();
    const some = (form: RegExp) => documents.filter((text) => form.test(text)).length;
    expect(some(/<nksNgaySinh>\d{4}</)).toBeGreaterThan(5);
    expect(some(/<nksSoDDCN\/>/)).toBeGreaterThan(5);
    expect(some(/<ngayDangKy>(\d\d\.)?\d{4}</)).toBeGreaterThan(1);
    expect(documents.filter((text) => text !== text.normalize('NFC')).length).toBeGreaterThan(5);
    expect(documents.filter((text) => !text.includes('trangSo')).length).toBeGreaterThan(5);
    expect(some(/<trangSo\/>/)).toBeGreaterThan(5);
    expect(some(/<CaiChinh>/)).toBeGreaterThan(1);
    expect(some(/<id>[A-Z]+\/\d{4}\/\d+</)).toBeGreaterThan(5);
    expect(some(/<quyenSo><\/quyenSo>/)).toBeGreaterThan(1);
    expect(some(/DanToc>[^<\d]/)).toBeGreaterThan(1);
    for (const form of [/\d\d\/\d\d\/\d{4}/, /\d\d-\d\d-\d{4}/, /\d{4}-\d\d-\d\d/, /\d{8}/]) {
      expect(some(new RegExp(`<ngayDangKy>${form.source}<`))).toBeGreaterThan(1);
    }
  });
});

describe('civil status documents that violate the contract', () => {
  const good = eventsXml(people.at(7)) ?? '';
  const readXml = xmlReader(repeated);
  const readEvents = contractOf<Wire>(schemas)('hoTich');
  const renamed = (column: string) =>
    good.replaceAll(`<${column}>`, `<${column}X>`).replaceAll(`</${column}>`, `</${column}X>`);

  test.each<[string, string]>([
    ['another root', good.replaceAll('hoTich>', 'hoSo>')],
    ['no event at all', '<hoTich/>'],
    ['events of other modules alone', '<hoTich><GiamHo><id>1</id></GiamHo></hoTich>'],
  ])('%s: refused by the schema, and by the reader', async (_what, document) => {
    expect(await violationsInXml([document])).not.toEqual([]);
    expect(() => readEvents(readXml(document)['hoTich'])).toThrow(SourceError);
  });

  // Their mapping is tested in civil-status-connector.test.ts.
  test.each<[string, string]>([
    ...['id', 'so', 'quyenSo', 'ngayDangKy', 'noiDangKy', 'nksHoTen', 'nksNgaySinh'].map(
      (column): [string, string] => [`${column} renamed`, renamed(column)],
    ),
    ['a date that is none', good.replace(/<nksNgaySinh>[^<]*/, '<nksNgaySinh>ngày 15')],
    ['an empty name', good.replace(/<nksHoTen>[^<]*/, '<nksHoTen>')],
    ['a code that is too long', good.replace(/<loaiDangKy>[^<]*/, `<loaiDangKy>${'1'.repeat(101)}`)],
  ])('%s: refused by the schema, and left to the mapping by the reader', async (_what, document) => {
    expect(await violationsInXml([document])).not.toEqual([]);
    expect(readEvents(readXml(document)['hoTich'])).toMatchObject({ KS: [expect.any(Object)] });
  });

  test.each<[string, string]>([
    ['an event that is a mere text', '<KS>khai sinh</KS>'],
    ['an empty event', '<KS/>'],
    [
      'a state of marriage that is too long',
      `<KH><tinhTrangKetHon>${'1'.repeat(101)}</tinhTrangKetHon></KH>`,
    ],
  ])('%s costs itself alone', (_what, event) => {
    const read = readEvents(readXml(good.replace('<hoTich>', `<hoTich>${event}`))['hoTich']);
    expect([read.KS, read.KH].flat()).toContainEqual(expect.any(Unread));
    expect(read.KS).toContainEqual(expect.objectContaining({ nksHoTen: expect.any(String) }));
  });

  test('do not include one with additional elements', () => {
    expect(readEvents(readXml(good)['hoTich'])).toMatchObject({ KS: [{ nksHoTen: expect.any(String) }] });
    const newer = good.replace('<KS>', '<GiamHo><id>1</id></GiamHo><KS><cotMoi>1</cotMoi>');
    expect(readEvents(readXml(newer)['hoTich'])).toMatchObject({ KS: [{}] });
  });
});
