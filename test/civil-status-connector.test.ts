import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Connector, Reply } from '../src/source-api/source.ts';
import { nameOf } from '../src/codes/coded-value.ts';
import { heldSubject } from '../src/source-api/index.ts';
import type { CivilStatusRecord } from '../src/sources/civil-status/mapping.ts';
import { parsePartialDate } from '../src/subject/partial-date.ts';
import { tie } from '../src/subject/tie.ts';
import { questionFor, callOf, failureOf, subjectOf } from './kit/calls.ts';
import {
  BIRTH,
  civilStatus,
  CORRECTION,
  MARRIAGE,
  NUMBER,
  answer,
  connected,
  found,
  other,
  service,
} from './kit/civil-status-calls.ts';
import { useNock } from './kit/nock.ts';

useNock();

let connector: Connector;
beforeAll(async () => {
  connector = await connected();
});
afterAll(() => connector.close());

async function ask(...subjects: readonly (typeof other)[]): Promise<readonly Reply[]> {
  return connector.ask(
    callOf((subjects.length > 0 ? subjects : [subjectOf()]).map((one) => questionFor(civilStatus, one))),
  );
}

async function recordsOf(events: string): Promise<readonly unknown[]> {
  service().reply(200, answer([found(events)]));
  const [reply] = await ask();
  return reply && 'candidates' in reply ? reply.candidates.map(({ record }) => record) : [reply];
}

describe('the civil status answer', () => {
  test('is parsed event by event, each with its identity evidence', async () => {
    service().reply(200, answer([found(BIRTH)]));
    expect(await ask()).toMatchObject([
      {
        candidates: [
          {
            evidence: { numbers: [], keyed: true, fullName: 'Nguyễn Thị Hòa', dateOfBirth: '1990-02-15' },
            record: {
              birth: {
                registration: {
                  id: '100',
                  number: '12',
                  book: '01/1990',
                  page: null,
                  registeredOn: '1990-02-20',
                },
                ethnicGroup: { list: 'ETHNIC_GROUP', code: '63001' },
                nationality: null,
                placeOfBirth: 'Trạm <A> & B',
                identityNumber: null,
                mother: {
                  dateOfBirth: '1961',
                  identityNumber: '079161000003',
                  ethnicGroup: null,
                  residence: null,
                },
                father: { dateOfBirth: '1959-04', identityNumber: null, documentNumber: '123456789' },
                requester: null,
              },
              earlierBirths: [],
              marriages: [],
              death: null,
            },
          },
        ],
      },
    ]);
  });

  test('ties a marriage on the subject’s side and names the other person as spouse', async () => {
    service().reply(200, answer([found(MARRIAGE), found(MARRIAGE, '001085000002')]));
    const replies = await ask(subjectOf(), other);
    const spouses = [subjectOf(), other].map((subject, i) => {
      const reply = replies[i];
      const candidates = reply && 'candidates' in reply ? reply.candidates : [];
      return candidates.filter(({ evidence }) => tie(subject, evidence)).map(({ record }) => record);
    });
    expect(spouses).toMatchObject([
      [
        {
          marriages: [
            { spouse: { fullName: 'LÊ VĂN BÌNH' }, divorce: { decidedOn: '2019-04-03', issuedBy: null } },
          ],
        },
      ],
      [{ marriages: [{ spouse: { fullName: 'NGUYỄN THỊ HOÀ', identityNumber: '023456789' } }] }],
    ]);
  });

  test('links a correction to its registration and overwrites nothing', async () => {
    const records = await recordsOf(CORRECTION + BIRTH);
    expect(records).toMatchObject([
      { birth: { registration: { id: '100' }, placeOfOrigin: null }, corrections: [] },
      {
        birth: null,
        corrections: [
          {
            registration: { id: '300', registeredOn: '2020-06-05' },
            corrects: {
              event: { list: 'CIVIL_EVENT', code: 'KS' },
              id: '100',
              number: '12',
              book: '01/1990',
            },
            changes: [{ entry: 'Quê quán', before: 'A', after: 'B' }],
          },
        ],
      },
    ]);
  });

  test.each([
    ['15.02.1990', '1990-02-15'],
    ['02.1990', '1990-02'],
    ['1990', '1990'],
    ['00.02.1990', '1990-02'],
    ['00.00.1990', '1990'],
    ['', null],
  ])('parses a mother’s date of birth written “%s” as %s', async (written, read) => {
    const records = await recordsOf(BIRTH.replace('<meNgaySinh>1961<', `<meNgaySinh>${written}<`));
    expect(records).toMatchObject([{ birth: { mother: { dateOfBirth: read } } }]);
  });

  test('keeps unknown codes as data', async () => {
    const records = await recordsOf(BIRTH.replace('<loaiDangKy>1<', '<loaiDangKy>77<'));
    expect(records).toMatchObject([
      { birth: { registration: { kind: { list: 'REGISTRATION_KIND', code: '77' } } } },
    ]);
  });
});

describe('the edition of a place’s codes follows the day of registration', () => {
  /** Version and name of the province, of the commune, and of the commune of birth, which has the same code. */
  async function placesOf(ngayDangKy: string, province: string, commune: string) {
    const columns = `<noiDangKyMaTinh>${province}</noiDangKyMaTinh><noiDangKyMaXa>${commune}</noiDangKyMaXa>`;
    const [record] = (await recordsOf(
      BIRTH.replace(
        '<ngayDangKy>20.02.1990</ngayDangKy>',
        `<ngayDangKy>${ngayDangKy}</ngayDangKy>${columns}`,
      ).replace('<nksNoiSinh>', `<nksNoiSinhDVHC>${commune}</nksNoiSinhDVHC><nksNoiSinh>`),
    )) as readonly CivilStatusRecord[];
    const birth = record?.birth;
    return [birth?.registration?.province, birth?.registration?.commune, birth?.placeOfBirthCommune].map(
      (place) => place && [place.version, nameOf(place, 'VI')],
    );
  }

  const FORMER = 'before-2025-07-01';
  const CURRENT = '2025-07-01';
  const cityBefore = [FORMER, 'TP. Hồ Chí Minh'];
  const cityNow = [CURRENT, 'Thành phố Hồ Chí Minh'];

  test.each([
    ['01.03.1998', '79', '26740', cityBefore, [FORMER, 'Phường Bến Nghé']],
    ['1998', '79', '26740', cityBefore, [FORMER, 'Phường Bến Nghé']],
    ['30.06.2025', '79', '26740', cityBefore, [FORMER, 'Phường Bến Nghé']],
    ['06.2025', '79', '26740', cityBefore, [FORMER, 'Phường Bến Nghé']],
    ['01.07.2025', '79', '26740', cityNow, [CURRENT, 'Phường Sài Gòn']],
    ['07.2025', '79', '26740', cityNow, [CURRENT, 'Phường Sài Gòn']],
    ['2026', '79', '26740', cityNow, [CURRENT, 'Phường Sài Gòn']],
    // A code that the edition of the day has not got.
    ['01.03.1998', '31', '11948', [FORMER, 'Hải Phòng'], [FORMER, null]],
    ['01.07.2025', '79', '26734', cityNow, [CURRENT, null]],
    ['01.03.1998', '28', '99999', [FORMER, null], [FORMER, null]],
    // Provinces whose code has passed to another.
    ['30.06.2025', '52', '21553', [FORMER, 'Bình Định'], [FORMER, 'Phường Nhơn Phú']],
    ['01.07.2025', '52', '21553', [CURRENT, 'Tỉnh Gia Lai'], [CURRENT, 'Phường Quy Nhơn Bắc']],
    // A ward that had another name before it was merged.
    ['01.03.1998', '79', '27094', cityBefore, [FORMER, null]],
    ['28.02.2025', '79', '27094', cityBefore, [FORMER, null]],
    ['01.03.2025', '79', '27094', cityBefore, [FORMER, 'Phường An Khánh']],
    // Renamed within an edition.
    ['31.12.2024', '46', '19789', [FORMER, 'Thừa Thiên Huế'], [FORMER, 'Phường Phú Nhuận']],
    ['01.01.2025', '46', '19789', [FORMER, 'Huế'], [FORMER, 'Phường Phú Nhuận']],
    ['29.04.2026', '75', '26368', [CURRENT, 'Tỉnh Đồng Nai'], [CURRENT, 'Xã Long Thành']],
    ['30.04.2026', '75', '26368', [CURRENT, 'Thành phố Đồng Nai'], [CURRENT, 'Phường Long Thành']],
  ])('on %s names province %s and commune %s', async (day, province, commune, provinceIs, communeIs) => {
    expect(await placesOf(day, province, commune)).toEqual([provinceIs, communeIs, communeIs]);
  });

  const none = [null, null];
  test.each([
    ['which passed to another unit', '79', '26740', cityNow, none],
    ['both of which passed to others', '52', '21553', none, none],
    ['of which only former units have one', '79', '26734', cityBefore, [FORMER, 'Phường Tân Định']],
    [
      'of which only a former province has one',
      '64',
      '23575',
      [FORMER, 'Gia Lai'],
      [FORMER, 'Phường Tây Sơn'],
    ],
    ['which go together only now', '52', '23575', [CURRENT, 'Tỉnh Gia Lai'], [CURRENT, 'Phường Pleiku']],
    ['that both editions name alike', '19', '05707', [CURRENT, 'Tỉnh Thái Nguyên'], [CURRENT, 'Xã Nam Hoà']],
    ['one of which both name alike', '52', '21622', none, [CURRENT, 'Xã An Toàn']],
    ['that never went together', '01', '26740', [CURRENT, 'Thành phố Hà Nội'], none],
    ['that no edition has', '00', '99999', none, none],
  ])('without a day names codes %s: %s and %s', async (_which, province, commune, provinceIs, communeIs) => {
    for (const day of ['0000', '00.00.0000', '2025']) {
      expect((await placesOf(day, province, commune)).slice(0, 2)).toEqual([provinceIs, communeIs]);
    }
  });

  test('without a day names a commune of birth alone by the only edition that has it', async () => {
    const names = async (commune: string) => (await placesOf('0000', '', commune))[2];
    expect(await names('26734')).toEqual([FORMER, 'Phường Tân Định']);
    expect(await names('11948')).toEqual([CURRENT, 'Đặc khu Bạch Long Vĩ']);
    expect(await names('26740')).toEqual(none);
    // The name is the same, but was not always.
    expect(await names('27094')).toEqual(none);
  });
});

describe('a bad item affects its own slot only', () => {
  const good = found(BIRTH, '001085000002');
  test.each<[string, readonly object[]]>([
    ['XML cut off', [{ ...found(''), data: '<hoTich><KS><id>100</id>' }]],
    ['no XML', [{ ...found(''), data: 'not xml' }]],
    ['nothing', [{ ...found(''), data: '' }]],
    ['another root', [{ ...found(''), data: '<hoSo/>' }]],
    ['a document with nothing in it', [found('')]],
    ['a document with a mere text in it', [found('không có')]],
    ['events of other modules alone', [found('<GH><id>1</id></GH>')]],
    ['a document that is no text', [{ ...found(''), data: { hoTich: { KS: [] } } }]],
    ['null for a document', [{ ...found(''), data: null }]],
    ['an event that is a mere text', [found('<KS>khai sinh</KS>')]],
    ['an empty event', [found('<KS/>')]],
    ['a declared entity', [{ ...found(''), data: `<!DOCTYPE a [<!ENTITY b "c">]>${found(BIRTH).data}` }]],
    ['a renamed column of the child’s name', [found(BIRTH.replaceAll('nksHoTen', 'nksTen'))]],
    ['a renamed column of the child’s date of birth', [found(BIRTH.replaceAll('nksNgaySinh', 'nksNgay'))]],
    ['a date that is none', [found(BIRTH.replace('15.02.1990', 'ngày 15'))]],
    ['a month that does not exist', [found(BIRTH.replace('15.02.1990', '15.13.1990'))]],
    ['text for a state of a marriage', [found(MARRIAGE.replace('>2</tinh', '>Đã ly hôn</tinh'))]],
    [
      'a text where a person’s column stands twice',
      [found(BIRTH.replace('<nksHoTen>', '<nksHoTen>A</nksHoTen><nksHoTen>'))],
    ],
  ])('%s', async (_what, items) => {
    service().reply(200, answer([...items, good]));
    const [spoilt, whole] = await ask(subjectOf(), other);
    expect(spoilt).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
    expect(whole).toMatchObject({ candidates: [{ record: { birth: { registration: { id: '100' } } } }] });
  });

  test.each([
    ['200', 'UPSTREAM_ERROR'],
    ['77', 'BAD_RESPONSE'],
  ])('maps code %s to %s and keeps it', async (maKetQua, code) => {
    service().reply(200, answer([{ soDinhDanh: NUMBER, maKetQua }, good]));
    const [spoilt, whole] = await ask(subjectOf(), other);
    expect(spoilt).toMatchObject({ failure: { code, sourceCode: maKetQua } });
    expect(whole).toMatchObject({ candidates: [{}] });
  });
});

describe('a failure of the whole call', () => {
  test.each([
    ['100', 'CALLER_NOT_REGISTERED'],
    ['101', 'CALLER_NOT_REGISTERED'],
    ['106', 'BAD_RESPONSE'],
    ['108', 'BAD_RESPONSE'],
    ['200', 'UPSTREAM_ERROR'],
    ['201', 'BAD_RESPONSE'],
    ['302', 'BAD_RESPONSE'],
    ['500', 'BAD_RESPONSE'],
    ['999', 'BAD_RESPONSE'],
  ])('maps code %s to %s', async (code, meaning) => {
    service().reply(200, { status: 0, maLoi: code, message: 'x' });
    expect(await failureOf(ask())).toEqual({ code: meaning, sourceCode: code });
  });
});

describe('tied events become one record', () => {
  test('has the newest birth first, lists newest first, and an event tied on both sides once', async () => {
    const anew = BIRTH.replace('<id>100<', '<id>101<')
      .replace('20.02.1990', '2005')
      .replace('>1</loai', '>2</loai');
    const later = MARRIAGE.replace('<id>200<', '<id>201<').replace('06.2015', '01.07.2015');
    const records = await recordsOf(BIRTH + MARRIAGE + anew + later);
    const [first, ...others] = records as readonly Parameters<typeof civilStatus.merge>[0][];
    expect(first && others.reduce(civilStatus.merge, first)).toMatchObject({
      birth: { registration: { id: '101' } },
      earlierBirths: [{ registration: { id: '100' } }],
      marriages: [{ registration: { id: '201' } }, { registration: { id: '200' } }],
    });
  });
});

test.each([
  ['2', '2'],
  ['3', undefined],
])('compares a birth registered with sex %s as %s with other sources', async (written, said) => {
  const [record] = await recordsOf(BIRTH.replace('<nksGioiTinh>2<', `<nksGioiTinh>${written}<`));
  expect(record).toMatchObject({ birth: { sex: { list: 'CIVIL_SEX', code: written } } });
  expect(civilStatus.facts?.(record as CivilStatusRecord)).toEqual({
    FULL_NAME: 'Nguyễn Thị Hòa',
    DATE_OF_BIRTH: '1990-02-15',
    SEX: said,
  });
});

describe('a person of a civil status event', () => {
  const whole = relativeIn({});
  test('with number, name and date of birth is a subject', () => {
    expect(heldSubject(whole)).toMatchObject({
      identityNumber: NUMBER,
      fullName: 'Lê Thị Ba',
      dateOfBirth: '1961',
    });
  });

  test.each<[string, Parameters<typeof relativeIn>[0]]>([
    ['without a number', { identityNumber: null }],
    ['without a name', { fullName: null }],
    ['without a date of birth', { dateOfBirth: null }],
    ['with a name in another script', { fullName: '王小明' }],
    ['with a date of birth in the future', { dateOfBirth: parsePartialDate('2399') }],
  ])('%s is none', (_what, changes) => {
    expect(heldSubject(relativeIn(changes))).toBeNull();
  });
});

function relativeIn(changes: Partial<Parameters<typeof heldSubject>[0]>): Parameters<typeof heldSubject>[0] {
  const { identityNumber, dateOfBirth } = subjectOf(NUMBER, 'Lê Thị Ba', '1961');
  return {
    fullName: 'Lê Thị Ba',
    identityNumber,
    dateOfBirth,
    ...changes,
  };
}

test.each([
  ['001085000001', ['001085000001']],
  ['001 085 000 001', ['001085000001']],
  ['001.085.000.001', ['001085000001']],
  ['', []],
])('with the number “%s” has the evidence %j', async (written, numbers) => {
  service().reply(200, answer([found(numbered(written))]));
  expect(await ask()).toMatchObject([{ candidates: [{ evidence: { numbers, keyed: true } }] }]);
});

test.each(['CCCD 001085000001', '0O1085000001', '00108500000'])(
  'with the number “%s” is unreadable',
  async (written) => {
    service().reply(200, answer([found(numbered(written))]));
    expect(await ask()).toMatchObject([{ failure: { code: 'BAD_RESPONSE', tiesNobody: true } }]);
  },
);

function numbered(number: string): string {
  return BIRTH.replace('<nksSoDDCN/>', `<nksSoDDCN>${number}</nksSoDDCN>`);
}
