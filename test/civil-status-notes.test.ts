/** Values of the register that break its contract: some cost a value, some an event, some the answer. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Read } from '../src/source-api/answer.ts';
import type { Note } from '../src/source-api/draft.ts';
import { readReply } from '../src/ask/read-reply.ts';
import type { Connector } from '../src/source-api/source.ts';
import { schemas } from '../src/generated/wire/civil-status.ts';
import { heldSubject } from '../src/source-api/index.ts';
import type { CivilStatusRecord } from '../src/sources/civil-status/mapping.ts';
import { questionFor, callOf, subjectOf } from './kit/calls.ts';
import {
  BIRTH,
  civilStatus,
  CONFIRMATION,
  CORRECTION,
  DEATH,
  MARRIAGE,
  NUMBER,
  RECOGNITION,
  answer,
  connected,
  found,
  other,
  service,
  withColumn,
} from './kit/civil-status-calls.ts';
import { useNock } from './kit/nock.ts';

useNock();

let connector: Connector;
beforeAll(async () => {
  connector = await connected();
});
afterAll(() => connector.close());

async function answerTo(events: string, subject = subjectOf()): Promise<Read> {
  const ask = questionFor(civilStatus, subject);
  service().reply(200, answer([found(events, subject.identityNumber)]));
  const [reply = { failure: { code: 'TIMEOUT' as const } }] = await connector.ask(callOf([ask]));
  return readReply(ask, { reply, requestId: 'id-0001', fetchedAt: new Date(), arrivedAt: performance.now() });
}

async function recordOf(events: string): Promise<CivilStatusRecord> {
  const { status, record } = await answerTo(events);
  expect(status).toBe('FOUND');
  return record as CivilStatusRecord;
}

const LOST = { status: 'UNAVAILABLE', record: null, failure: { code: 'BAD_RESPONSE', tiesNobody: true } };

/** The value at a path of a record; of a list its first element. */
function at(record: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((held, name) => {
    const one: unknown = Array.isArray(held) ? held[0] : held;
    return typeof one === 'object' && one !== null ? Reflect.get(one, name) : undefined;
  }, record);
}

describe('an unreadable value affects only itself', () => {
  test.each<[string, string, string, string]>([
    [BIRTH, 'nksDanToc', 'Bru - Vân Kiều', 'birth.ethnicGroup'],
    [BIRTH, 'nksDanToc', "H'Mông", 'birth.ethnicGroup'],
    [BIRTH, 'nksDanToc', 'Hmong', 'birth.ethnicGroup'],
    [BIRTH, 'nksDanToc', 'Ê-đê', 'birth.ethnicGroup'],
    [BIRTH, 'nksDanToc', 'Kinh', 'birth.ethnicGroup'],
    [BIRTH, 'nksGioiTinh', 'Nữ', 'birth.sex'],
    [BIRTH, 'nksQuocTich', 'Vietnam', 'birth.nationality'],
    [BIRTH, 'meQuocTich', 'Trung Quốc (Đài Loan)', 'birth.mother.nationality'],
    [BIRTH, 'chaLoaiGiayToTuyThan', 'Hộ chiếu', 'birth.father.documentKind'],
    [BIRTH, 'loaiDangKy', 'Đăng ký lại', 'birth.registration.kind'],
    [BIRTH, 'noiDangKyMaXa', 'Phường Bến Nghé', 'birth.registration.commune'],
    [MARRIAGE, 'voDanToc', 'Mường (Ao Tá)', 'marriages.wife.ethnicGroup'],
    [DEATH, 'gbtLoai', 'Giấy báo tử', 'death.notice.kind'],
    [DEATH, 'nycLoaiGiayToTuyThan', 'Căn cước', 'death.requester.documentKind'],
    [RECOGNITION, 'loaiXacNhan', 'Cha nhận con', 'recognitions.kind'],
    [CONFIRMATION, 'nxnLoaiMucDichSuDung', 'Để vay vốn', 'maritalStatusConfirmations.purpose'],
    [CORRECTION, 'moduleDangKyTruocDay', 'Khai sinh', 'corrections.corrects.event'],
  ])('text in place of a code stands beside it (%#)', async (event, column, written, path) => {
    const { record, status, notes } = await tell(withColumn(event, column, written));
    expect({ status, code: at(record, path), text: at(record, `${path}Text`) }).toEqual({
      status: 'FOUND',
      code: null,
      text: written,
    });
    expect(notes).toContainEqual({ field: path, reason: 'NOT_IN_LIST' });
  });

  test('keeps an unknown code as data', async () => {
    const { record, notes } = await tell(withColumn(BIRTH, 'loaiDangKy', '77'));
    expect(record).toMatchObject({
      birth: {
        registration: { kind: { list: 'REGISTRATION_KIND', code: '77' } },
        ethnicGroup: { code: '63001' },
      },
    });
    expect(notes).toEqual([]);
  });

  test.each([
    ['20/02/1990', '1990-02-20', null],
    ['20-02-1990', '1990-02-20', null],
    ['5.2.1990', '1990-02-05', null],
    ['1990-02-20', '1990-02-20', null],
    ['19900220', '1990-02-20', null],
    ['02/1990', '1990-02', null],
    ['1990', '1990', null],
    ['00/00/1990', '1990', null],
    ['30.02.1990', '1990-02', 'IMPOSSIBLE_DATE'],
    ['31/04/1990', '1990-04', 'IMPOSSIBLE_DATE'],
    ['1990-02-30', '1990-02', 'IMPOSSIBLE_DATE'],
    ['15.13.1990', null, 'UNREADABLE'],
    ['không rõ', null, 'UNREADABLE'],
    ['', null, null],
  ])('parses the date “%s” of any column as %s, with the note %s', async (written, read, reason) => {
    for (const [event, column, path] of DATES) {
      const { record, notes } = await tell(withColumn(event, column, written));
      expect({ column, read: at(record, path) ?? null }).toEqual({ column, read });
      expect({ column, notes: notes.filter(({ field }) => field === path) }).toEqual({
        column,
        notes: reason === null ? [] : [{ field: path, reason }],
      });
    }
  });

  test.each(['so', 'quyenSo', 'noiDangKy', 'ngayDangKy', 'id'])(
    'reads an empty or missing %s as none, without a note',
    async (column) => {
      for (const event of [BIRTH, MARRIAGE, DEATH, RECOGNITION, CONFIRMATION, CORRECTION]) {
        for (const written of ['', undefined]) {
          const { status, notes } = await tell(withColumn(event, column, written));
          expect({ status, notes }).toEqual({ status: 'FOUND', notes: [] });
        }
      }
    },
  );

  test.each<[string, string, Note['reason'] | null]>([
    ['KS/2020/12', 'KS/2020/12', null],
    ['12/KS-ĐK.2020', '12/KS-ĐK.2020', null],
    ['KS 2020 12', 'KS 2020 12', null],
    ['1'.repeat(65), '', 'TOO_LONG'],
    ['<ma>12</ma>', '', 'UNREADABLE'],
  ])('an id %s', async (written, read, reason) => {
    const { record, notes } = await tell(withColumn(BIRTH, 'id', written));
    expect(at(record, 'birth.registration.id')).toBe(read || null);
    expect(notes).toEqual(reason === null ? [] : [{ field: 'birth.registration.id', reason }]);
  });

  test('keeps the other entries of a correction with a broken one', async () => {
    const { record, notes } = await tell(CORRECTION.replace('<muc>', '<muc>quê quán</muc><muc>'));
    expect(record).toMatchObject({ corrections: [{ changes: [{ entry: 'Quê quán' }] }] });
    expect(notes).toEqual([{ field: 'corrections.changes', reason: 'UNREADABLE' }]);
  });

  test('keeps a correction whose contents are plain text', async () => {
    const written = CORRECTION.replace(/<muc>.*<\/muc>/, 'Quê quán: A thành B');
    const { record, notes } = await tell(written);
    expect(record).toMatchObject({ corrections: [{ changes: null, corrects: { id: '100' } }] });
    expect(notes).toEqual([{ field: 'corrections.changes', reason: 'UNREADABLE' }]);
  });
});

/** Columns of dates that tie nothing, and where they stand. */
const DATES: readonly (readonly [string, string, string])[] = [
  [BIRTH, 'ngayDangKy', 'birth.registration.registeredOn'],
  [BIRTH, 'ngayDangKyNuocNgoai', 'birth.registration.foreignRegisteredOn'],
  [BIRTH, 'meNgaySinh', 'birth.mother.dateOfBirth'],
  [BIRTH, 'chaNgaySinh', 'birth.father.dateOfBirth'],
  [MARRIAGE, 'ngayDangKy', 'marriages.registration.registeredOn'],
  [MARRIAGE, 'chongNgaySinh', 'marriages.husband.dateOfBirth'],
  [MARRIAGE, 'chongNgayCap', 'marriages.husband.documentIssuedOn'],
  [MARRIAGE, 'voNgayCap', 'marriages.wife.documentIssuedOn'],
  [MARRIAGE, 'ngayXacLapQuanHeHonNhan', 'marriages.establishedOn'],
  [MARRIAGE, 'lyHonNgay', 'marriages.divorce.decidedOn'],
  [MARRIAGE, 'huyKetHonNgay', 'marriages.annulment.decidedOn'],
  [MARRIAGE, 'congNhanKetHonNgay', 'marriages.recognition.decidedOn'],
  [DEATH, 'nktNgayChet', 'death.diedOn'],
  [DEATH, 'gbtNgay', 'death.notice.issuedOn'],
  [RECOGNITION, 'quyetDinhNgay', 'recognitions.decision.decidedOn'],
  [RECOGNITION, 'cmNgaySinh', 'recognitions.parent.dateOfBirth'],
  [CONFIRMATION, 'nxnThoiGianCuTruTu', 'maritalStatusConfirmations.residedFrom'],
  [CONFIRMATION, 'nxnThoiGianCuTruDen', 'maritalStatusConfirmations.residedUntil'],
  [CORRECTION, 'ngayDangKyTruocDay', 'corrections.corrects.registeredOn'],
];

describe('the number of a related person’s document', () => {
  test.each<[string, string, string | null, boolean]>([
    ['4', '079 161 000 003', '079161000003', false],
    ['1', '012.345.678', '012345678', false],
    ['0', '012-345-678', '012345678', false],
    ['4', 'Không', null, true],
    ['1', '12345678', null, true],
    ['1', 'SQ12345678', null, true],
    ['2', 'C1234567', null, false],
    ['2', '123456789', null, false],
    ['5', '12345678', null, false],
    ['8', 'không số', null, false],
    ['0', 'Không', null, false],
    ['9', '079161000003', null, false],
    ['Căn cước công dân', '079161000003', '079161000003', false],
    ['CCCD', '0791610000', null, true],
    ['Hộ chiếu', '123456789', null, false],
  ])('of kind %s, written %s, is the identity number %s', async (kind, written, number, isNoted) => {
    const event = withColumn(withColumn(BIRTH, 'meLoaiGiayToTuyThan', kind), 'meSoGiayToTuyThan', written);
    const { record, notes } = await tell(event);
    expect(record).toMatchObject({ birth: { mother: { identityNumber: number, documentNumber: written } } });
    const field = 'birth.mother.identityNumber';
    expect(notes.filter((note) => note.field === field)).toEqual(
      isNoted ? [{ field, reason: 'UNREADABLE' }] : [],
    );
  });
});

describe('any text in a column that neither ties nor decides', () => {
  const events = {
    KS: BIRTH,
    KH: MARRIAGE,
    KT: DEATH,
    CMC: RECOGNITION,
    HN: CONFIRMATION,
    CaiChinh: CORRECTION,
  };
  const fields = {
    KS: 'birth',
    KH: 'marriages',
    KT: 'death',
    CMC: 'recognitions',
    HN: 'maritalStatusConfirmations',
    CaiChinh: 'corrections',
  };
  const kinds = Object.keys(events) as readonly (keyof typeof events)[];
  const columns = kinds.flatMap((kind) => {
    const properties: Readonly<Record<string, object>> = schemas.$defs[kind].properties;
    return Object.entries(properties).flatMap(([column, schema]) =>
      'x-kind' in schema ? [] : [[kind, column] as const],
    );
  });

  test.each([
    ['a nested element', '<a>1</a>'],
    ['a text that is too long', 'x'.repeat(2001)],
    ['words', 'Không xác định được'],
    ['an unknown code', '77'],
    ['a date that does not exist', '31.02.1990'],
    ['nothing', ''],
    ['no column', undefined],
  ])(
    '%s affects at most its own value',
    async (_what, written) => {
      expect(columns.length).toBeGreaterThan(150);
      for (const [kind, column] of columns) {
        const { status, notes } = await tell(withColumn(events[kind], column, written));
        const foreign = notes.filter(({ field }) => !field.startsWith(`${fields[kind]}.`));
        const isLegible = written === '' || written === undefined;
        expect({ kind, column, status, foreign, noted: isLegible && notes.length > 0 }).toEqual({
          kind,
          column,
          status: 'FOUND',
          foreign: [],
          noted: false,
        });
      }
    },
    60_000,
  );
});

describe('an event whose own person is unreadable', () => {
  const unreadable: readonly (readonly [string, string, string])[] = [
    ['birth', BIRTH, withColumn(BIRTH, 'nksHoTen', '')],
    ['birth', BIRTH, withColumn(BIRTH, 'nksHoTen', '<ho>Nguyễn</ho>')],
    ['birth', BIRTH, withColumn(BIRTH, 'nksNgaySinh', undefined)],
    ['birth', BIRTH, withColumn(BIRTH, 'nksNgaySinh', 'ngày 15')],
    ['birth', BIRTH, withColumn(BIRTH, 'nksSoDDCN', '07919O123456')],
    ['marriages', MARRIAGE, withColumn(MARRIAGE, 'voHoTen', '')],
    ['marriages', MARRIAGE, withColumn(MARRIAGE, 'voNgaySinh', '15.13.1990')],
    ['marriages', MARRIAGE, withColumn(MARRIAGE, 'voSoGiayToTuyThan', 'như trên')],
    ['marriages', MARRIAGE, withColumn(MARRIAGE, 'tinhTrangKetHon', 'Đã ly hôn')],
    ['marriages', MARRIAGE, withColumn(MARRIAGE, 'tinhTrangKetHon', '<ma>2</ma>')],
    ['death', DEATH, withColumn(DEATH, 'nktHoTen', undefined)],
    ['death', DEATH, withColumn(DEATH, 'nktNgaySinh', 'khoảng 90')],
    ['death', DEATH, withColumn(DEATH, 'nktTinhTrangTuyenBoViecChet', 'Có')],
    ['recognitions', RECOGNITION, withColumn(RECOGNITION, 'conHoTen', '')],
    ['maritalStatusConfirmations', CONFIRMATION, withColumn(CONFIRMATION, 'nxnTinhTrangHonNhan', 'Độc thân')],
    ['maritalStatusConfirmations', CONFIRMATION, withColumn(CONFIRMATION, 'nxnNgaySinh', '15/15/1990')],
    ['corrections', CORRECTION, withColumn(CORRECTION, 'nccHoTen', '')],
    ['corrections', CORRECTION, '<CaiChinh>cải chính</CaiChinh>'],
  ];

  test.each(unreadable)(
    'makes the answer unreadable when it is alone: %s (%#)',
    async (_field, _good, event) => {
      expect(await answerTo(event)).toMatchObject(LOST);
    },
  );

  test.each(unreadable)('is dropped beside another event: %s (%#)', async (field, good, event) => {
    const beside = field === 'corrections' ? BIRTH : CORRECTION;
    const { status, record, notes } = await tell(`${event}${beside}`);
    expect(status).toBe('FOUND');
    expect([at(record, field)].flat()).toEqual(field === 'birth' || field === 'death' ? [null] : []);
    expect(notes).toEqual([{ field, reason: 'UNREADABLE' }]);
    // And beside one of its own kind.
    const sibling = await tell(`${event}${good}`);
    expect([at(sibling.record, field)].flat()).toHaveLength(1);
    expect(sibling.notes).toEqual([{ field, reason: 'UNREADABLE' }]);
  });

  test('is kept for the other person that it names', async () => {
    const event = withColumn(MARRIAGE, 'chongNgaySinh', '15.13.1985');
    const wife = await tell(event);
    expect(wife.record).toMatchObject({
      marriages: [{ spouse: { fullName: 'LÊ VĂN BÌNH', dateOfBirth: null } }],
    });
    expect(wife.notes).toEqual([
      { field: 'marriages.husband.dateOfBirth', reason: 'UNREADABLE' },
      { field: 'marriages.spouse.dateOfBirth', reason: 'UNREADABLE' },
    ]);
    expect(await answerTo(event, other)).toMatchObject(LOST);
    // Beside an event of his, it is lost for him.
    const his = withColumn(withColumn(RECOGNITION, 'conHoTen', 'Lê Văn Con'), 'conNgaySinh', '2012');
    const husband = await tell(`${event}${his}`, other);
    expect(husband.record).toMatchObject({
      marriages: [],
      recognitions: [{ child: { fullName: 'Lê Văn Con' } }],
    });
    expect(husband.notes).toEqual([{ field: 'marriages', reason: 'UNREADABLE' }]);
  });

  test('ties no other person', async () => {
    const event = withColumn(MARRIAGE, 'chongHoTen', '');
    const { status, record } = await answerTo(event, subjectOf(NUMBER, 'Trần Thị Khác', '1990-02-15'));
    expect({ status, record }).toEqual({ status: 'UNAVAILABLE', record: null });
  });
});

describe('an impossible date of birth', () => {
  const event = withColumn(BIRTH, 'nksNgaySinh', '30.02.1990');

  test('ties at month precision', async () => {
    expect(await answerTo(event)).toMatchObject({
      status: 'FOUND',
      match: { number: 'KEYED', dateOfBirth: 'PRECISION' },
      record: { birth: { dateOfBirth: '1990-02' } },
      notes: [{ field: 'birth.dateOfBirth', reason: 'IMPOSSIBLE_DATE' }],
    });
    expect(await answerTo(event, subjectOf(NUMBER, 'Nguyễn Thị Hoà', '1990-03-02'))).toMatchObject({
      status: 'MISMATCH',
      record: null,
    });
  });

  test('leads a walk at month precision, and an unreadable one leads nowhere', async () => {
    const { birth } = await recordOf(withColumn(BIRTH, 'meNgaySinh', '31.06.1961'));
    expect(birth?.mother && heldSubject(birth.mother)).toMatchObject({ dateOfBirth: '1961-06' });
    const unread = await recordOf(withColumn(BIRTH, 'meNgaySinh', 'không nhớ'));
    expect(unread.birth?.mother && heldSubject(unread.birth.mother)).toBeNull();
  });
});

describe('notes of several events in one record', () => {
  const odd = withColumn(BIRTH, 'nksDanToc', 'Tày');
  const anew = BIRTH.replace('<id>100<', '<id>101<').replace('20.02.1990', '2005');

  test('are at the path of their event', async () => {
    const earlier = await tell(odd + anew);
    expect(earlier.record).toMatchObject({
      birth: { registration: { id: '101' }, ethnicGroup: { code: '63001' } },
      earlierBirths: [{ ethnicGroup: null, ethnicGroupText: 'Tày' }],
    });
    expect(earlier.notes).toEqual([{ field: 'earlierBirths.ethnicGroup', reason: 'NOT_IN_LIST' }]);
  });

  test('are absent for a death that is not shown', async () => {
    const later = DEATH.replace('<id>400<', '<id>401<').replace('12.03.2020', '12.04.2020');
    const { record, notes } = await tell(withColumn(DEATH, 'nktDanToc', 'Tày') + later);
    expect(record).toMatchObject({ death: { registration: { id: '401' } } });
    expect(notes).toEqual([]);
  });

  test('of events without an id stay apart', async () => {
    const event = withColumn(MARRIAGE, 'id', undefined);
    const { marriages } = await recordOf(event + event);
    expect(marriages).toHaveLength(2);
  });
});

/** The answer with what it holds where it is FOUND. */
async function tell(events: string, subject = subjectOf()) {
  const { status, record, ...more } = await answerTo(events, subject);
  return { status, record, notes: 'notes' in more ? more.notes : [] };
}
