/** The population database's contract: what the mock answers keeps it, and what breaks it is refused. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startMocks, type Mocks } from '../../mocks/index.ts';
import { people, persona } from '../kit/personas.ts';
import type { Subject } from '../../mocks/people/person.ts';
import { xRoadFaultOf } from '../../mocks/kit/soap.ts';
import { xmlViolations } from '../kit/contract.ts';
import {
  askPopulation,
  json,
  lookUpElements,
  lookUpEnvelope,
  populationHeaders,
  postPopulation,
} from '../kit/mock-calls.ts';
import type { Operation } from '../kit/mock-calls.ts';

/** By the schema of the envelope and the two namespaces that it imports. */
const violations = xmlViolations('population');
const an = persona('Nguyễn Văn An').subject;

let mocks: Mocks;
let url: string;

async function answersAbout(subjects: readonly Subject[], operation?: Operation): Promise<string[]> {
  return Promise.all(subjects.map(async (subject) => (await askPopulation(url, subject, operation)).text()));
}

beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
  url = mocks.urls['population'] ?? '';
});

afterAll(async () => {
  await mocks.close();
});

describe('answers of the population mock', () => {
  const everybody = [
    ...people.personas.map(({ person }) => person.subject),
    ...Array.from({ length: 300 }, (_, i) => people.at(i * 3331).subject),
    ...Array.from({ length: 90 }, (_, i) => people.difficultAt(i).subject),
  ];

  test('follow the contract for personas, ordinary and difficult people', async () => {
    const answers = await answersAbout(everybody);
    expect(answers.filter((answer) => answer.includes('<ns1:CongDan>')).length).toBeGreaterThan(380);
    expect(await violations(answers)).toEqual([]);
  });

  test('follow the contract about life and death of all people', async () => {
    const answers = await answersAbout(everybody, 'XacMinhTinhTrangChetMatTich');
    const some = (trait: RegExp) => answers.filter((answer) => trait.test(answer)).length;
    expect(some(/<ns1:TinhTrang>1</)).toBeGreaterThan(300);
    expect(some(/<ns1:TinhTrang>2<\/ns1:TinhTrang><ns1:NgayThangNamChet><ns1:/)).toBeGreaterThan(3);
    expect(await violations(answers)).toEqual([]);
  });

  test('follow the contract without a person, on business errors and on faults', async () => {
    const asked = async (element: string, value: string) =>
      (await postPopulation(url, lookUpEnvelope(lookUpElements(an).set(element, value)))).text();
    const nobody = await asked('HoVaTen', 'NGUYEN VAN BINH');
    const unlicensed = await asked('MaDVC', 'G22-ELSE');
    const stranger = await asked('MaCanBo', '001090000009');
    const refused = await (await postPopulation(url, '', {})).text();
    const operation = 'XacMinhTinhTrangChetMatTich';
    const elements = lookUpElements(an, operation);
    const [noLife = ''] = await answersAbout([{ ...an, fullName: 'Nguyễn Văn Bình' }], operation);
    const unlicensedLife = await (
      await postPopulation(url, lookUpEnvelope(elements.set('MaDVC', 'G22-ELSE'), operation))
    ).text();
    expect(noLife).toMatch(/<ns1:KetQuaXacMinhChetMatTich [^>]*><\/ns1:/);
    expect(unlicensedLife).toContain('<ns1:MaLoi>004</ns1:MaLoi>');
    expect(nobody).toMatch(/SoCongDan="0"/);
    expect(nobody).not.toContain('CongDan>');
    expect(unlicensed).toContain('<ns1:MaLoi>004</ns1:MaLoi>');
    expect(stranger).toContain('<ns1:MaLoi>005</ns1:MaLoi>');
    expect(refused).toContain('faultcode');
    const denied = xRoadFaultOf('Server.ServerProxy.AccessDenied');
    expect(await violations([nobody, unlicensed, stranger, refused, noLife, unlicensedLife, denied])).toEqual(
      [],
    );
  });

  test('contain the variants that readers must support', async () => {
    const answers = await answersAbout(everybody);
    const some = (trait: RegExp) => answers.filter((answer) => trait.test(answer)).length;
    expect(some(/<ns1:Ho\/><ns1:ChuDem\/><ns1:Ten>/)).toBeGreaterThan(300);
    expect(some(/<ns1:Ho>/)).toBeGreaterThan(2);
    expect(some(/[\u0300-\u0323]/)).toBeGreaterThan(2);
    expect(some(/<ns1:QueQuan\/>/)).toBeGreaterThan(2);
    expect(answers.length - some(/QueQuan/)).toBeGreaterThan(2);
    expect(some(/<ns1:Nam>\d{4}<\/ns1:Nam><\/ns1:NgayThangNamSinh>/)).toBeGreaterThan(2);
    expect(some(/<ns1:NgayThangNam\/>/)).toBeGreaterThan(2);
    expect(some(/<ns1:NgayThangNamSinh><ns1:NgayThangNam>/)).toBeGreaterThan(50);
    expect(some(/<ns1:MaQuanHuyen>\d{3}<\/ns1:MaQuanHuyen><ns1:MaPhuongXa>\d{5}</)).toBeGreaterThan(50);
  });

  test('fail the check when a required element is renamed', async () => {
    const [answer = ''] = await answersAbout([an]);
    expect(await violations([answer.replaceAll('ns1:SoDinhDanh', 'ns1:SoDDCN')])).not.toEqual([]);
    expect(await violations([answer.replaceAll('ns1:Ten', 'ns1:TenGoi')])).not.toEqual([]);
  });
});

describe('the population mock’s look-up', () => {
  const yearOnly = persona("H'Bia Êban").subject;

  test.each<[string, Subject]>([
    ['the triple', an],
    ['the year for a full date', { ...an, dateOfBirth: '1985' }],
    ['a full date of the year for a year-only person', { ...yearOnly, dateOfBirth: '1948-12-31' }],
    ['the name run together', { ...an, fullName: 'NGUYENVANAN' }],
  ])('%s finds the person', async (_, subject) => {
    expect(await (await askPopulation(url, subject)).text()).toContain(`>${subject.identityNumber}<`);
  });

  test.each<[string, Subject]>([
    ['another name', { ...an, fullName: 'Nguyễn Văn Anh' }],
    ['another date', { ...an, dateOfBirth: '1985-03-13' }],
    ['another year', { ...an, dateOfBirth: '1986' }],
    ['a number that nobody has', { ...an, identityNumber: '079085000000' }],
  ])('%s finds nobody', async (_, subject) => {
    expect(await (await askPopulation(url, subject)).text()).not.toContain('<ns1:CongDan>');
  });

  test('finds no person by a cancelled number, and the person by the new one', async () => {
    const { subject, cancelledNumbers } = persona('Hoàng Thị Lệ Thu');
    const [cancelled = ''] = cancelledNumbers;
    const [before = '', now = ''] = await answersAbout([{ ...subject, identityNumber: cancelled }, subject]);
    expect(before).not.toContain('<ns1:CongDan>');
    expect(now).toContain(`>${subject.identityNumber}<`);
  });

  test('finds dead people, with the day of death', async () => {
    const { subject } = persona('Bùi Văn Thành');
    const [dead = ''] = await answersAbout([subject], 'XacMinhTinhTrangChetMatTich');
    expect(dead).toContain('<ns1:TinhTrang>2</ns1:TinhTrang>');
    expect(dead).toContain('<ns1:NgayThangNam>20240817</ns1:NgayThangNam>');
  });

  test('finds a person by a former number', async () => {
    const answer = await askPopulation(url, {
      ...an,
      identityNumber: persona('Nguyễn Văn An').formerNumber ?? '',
    });
    expect(await answer.text()).toContain(`<ns1:SoDinhDanh>${an.identityNumber}<`);
  });
});

describe('validation of population requests by the contract', () => {
  const good = lookUpElements(an);
  const entries = [...good];

  function without(name: string): string {
    return lookUpEnvelope(entries.filter(([element]) => element !== name));
  }

  function changed(name: string, content: string): string {
    return lookUpEnvelope(
      entries.map(([element, value]) => [element, element === name ? content : value] as const),
    );
  }

  test('accepts a valid request', async () => {
    const operation = 'XacMinhTinhTrangChetMatTich';
    const messages = [lookUpEnvelope(good), lookUpEnvelope(lookUpElements(an, operation), operation)];
    expect(await violations(messages)).toEqual([]);
  });

  test.each<[string, string]>([
    ...entries.map(([name]) => [`without ${name}`, without(name)] as [string, string]),
    [
      'two elements in the wrong order',
      lookUpEnvelope([entries[1], entries[0], ...entries.slice(2)].flatMap((e) => (e ? [e] : []))),
    ],
    ['both numbers', lookUpEnvelope([...entries.slice(0, 5), ['SoCMND', '123456789'], ...entries.slice(5)])],
    ['an unknown element', lookUpEnvelope([...entries, ['GhiChu', 'x']])],
    ['another integration code', changed('MaTichHop', '003')],
    ['the integration code of another operation', lookUpEnvelope(good, 'XacMinhTinhTrangChetMatTich')],
    ['an accented name', changed('HoVaTen', 'NGUYỄN VĂN AN')],
    ['a name in small letters', changed('HoVaTen', 'Nguyen Van An')],
    ['two blanks in the name', changed('HoVaTen', 'NGUYEN  VAN AN')],
    ['an empty name', changed('HoVaTen', '')],
    ['11 digits', changed('SoDinhDanh', '07908566980')],
    ['a date with hyphens', changed('NgayThangNamSinh', '<dan:NgayThangNam>1985-03-12</dan:NgayThangNam>')],
    ['a full date as year', changed('NgayThangNamSinh', '<dan:Nam>19850312</dan:Nam>')],
    [
      'two dates',
      changed('NgayThangNamSinh', '<dan:Nam>1985</dan:Nam><dan:NgayThangNam>19850312</dan:NgayThangNam>'),
    ],
    ['no date', changed('NgayThangNamSinh', '')],
    ['an empty request id', changed('MaYeuCau', '')],
    ['another namespace', lookUpEnvelope(good).replace('http://dancuquocgia.bca', 'http://gtel.vn/qldc')],
    ['another operation', lookUpEnvelope(good).replaceAll('TraCuuThongTinCongDan', 'XacThucThongTinCongDan')],
    ['no envelope', '<a/>'],
    ['no XML', 'not xml <'],
  ])('%s: refused by the mock, and by the schema', async (_, message) => {
    await fetch(`${mocks.controlUrl}/stats`, { method: 'DELETE' });
    const answer = await postPopulation(url, message);
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain('soapenv:Client');
    expect(text).not.toContain(an.identityNumber);
    const { systems } = await json<{ systems: { population: object } }>(fetch(`${mocks.controlUrl}/stats`));
    expect(systems.population).toMatchObject({ calls: 0, contractBreaks: 1 });
    expect(await violations([message])).not.toEqual([]);
  });

  test('refuses a document type, a missing SOAPAction and another content type', async () => {
    const { soapaction: _, ...headers } = populationHeaders();
    const message = lookUpEnvelope(good);
    const statuses = [
      await postPopulation(url, `<!DOCTYPE a [<!ENTITY b "c">]>${message}`),
      await postPopulation(url, message, headers),
      await postPopulation(url, message, { ...populationHeaders(), soapaction: 'urn:look-up' }),
      await postPopulation(url, message, { ...populationHeaders(), 'content-type': 'application/json' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([400, 400, 400, 415]);
  });

  test('accepts another prefix, application/xml and a bare SOAPAction', async () => {
    const message = lookUpEnvelope(good)
      .replaceAll('dan:', 'qldc:')
      .replaceAll(':dan=', ':qldc=')
      .replaceAll('soapenv', 's');
    const headers = { ...populationHeaders(), soapaction: '', 'content-type': 'application/xml' };
    expect(await (await postPopulation(url, message, headers)).text()).toContain('<ns1:CongDan>');
  });
});
