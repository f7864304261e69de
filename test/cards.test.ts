/** Texts of scanned cards are read strictly, or refused by a rule that says what happened and what to do. */
import { Buffer } from 'node:buffer';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cardTextsOf } from '../mocks/control/cards.ts';
import { findSystems } from '../mocks/index.ts';
import type { CardText } from '../mocks/people/card.ts';
import { createPeople, type Person } from '../mocks/people/index.ts';
import { fold } from '../mocks/people/spelling.ts';
import { CARD_FORMATS, readScan, type CardFormat, type ScannedCard } from '../src/cards/index.ts';
import { inputRules } from '../src/messages.ts';
import { BadInput } from '../src/subject/bad-input.ts';
import { DIGIT_ROWS, SURROUNDINGS, TELEX, typedOn, typedUnder, VNI } from './kit/card-damage.ts';
import { counted, sampled } from './kit/counted.ts';

const ALL: ReadonlySet<CardFormat> = new Set(CARD_FORMATS);

const CITIZEN =
  '001199000001|012345678|Trần Thị Đượm|05091999|Nữ|Thôn Mẫu, Giả Lập, Thử Nghiệm, Hà Nội|12082023';
const IDENTITY =
  '001099000001||Nguyễn Văn Mẫu|05011999|Nam|Thôn Mẫu, Giả Lập, Thử Nghiệm, Hà Nội|05082024||||';
const NAME_IN_HEX = '5472e1baa76e205468e1bb8b20c490c6b0e1bba36d';
const INSURANCE = `0100000001|${NAME_IN_HEX}|05/09/1999|2|-|01 - 001|01/01/2024|-|02/01/2024|01010100000001|-|4| 01/01/2029|0123456789abcdef-4202|4|5175e1baad6e205468e1bbad|$`;
const OLD_INSURANCE = `GD4010100000001|${NAME_IN_HEX}|05/09/1999|2|48c3a0204ee1bb9969|01 - A00|01/01/2024|31/12/2024|02/01/2024|01010100000001|5472e1baa76e|K1| 01/01/2029|0123456789abcdef-4202|$`;
const ZONE = [
  'IDVNM1990000014001199000001<<5',
  '9909058F3909056VNM<<<<<<<<<<<4',
  'TRAN<<THI<DUOM<<<<<<<<<<<<<<<<',
].join('\n');
const BOYS_ZONE = [
  'IDVNM2150000024001215000002<<5',
  '1503209M2903208VNM<<<<<<<<<<<6',
  'LE<<VAN<MO<<<<<<<<<<<<<<<<<<<<',
].join('\n');
const PASSPORT = 'P<VNMTRAN<<THI<DUOM<<<<<<<<<<<<<<<<<<<<<<<<<\nE000000019VNM9909058F3401011001199000001<<50';
const SAMPLES = [CITIZEN, IDENTITY, INSURANCE, OLD_INSURANCE, ZONE, BOYS_ZONE];

const read = (text: string): ScannedCard => readScan(text, ALL);

function ruleFor(text: string, formats = ALL): string {
  try {
    readScan(text, formats);
  } catch (error) {
    if (error instanceof BadInput) return error.rule;
    throw error;
  }
  return 'none';
}

/** The text with one field of a QR code replaced. */
function withField(text: string, index: number, field: string): string {
  return text
    .split('|')
    .map((own, position) => (position === index ? field : own))
    .join('|');
}

describe('each format', () => {
  test('gives what the citizen card says', () => {
    expect(read(CITIZEN)).toEqual({
      format: 'CITIZEN_CARD_QR',
      number: '001199000001',
      formerNumber: '012345678',
      fullName: 'Trần Thị Đượm',
      isNameCut: false,
      dateOfBirth: '1999-09-05',
      sex: 'FEMALE',
      residence: 'Thôn Mẫu, Giả Lập, Thử Nghiệm, Hà Nội',
      issuedOn: '2023-08-12',
      validFrom: null,
      expiresOn: null,
      facilityCode: null,
      area: null,
      fiveYearsFrom: null,
      notes: [],
    });
  });

  test('gives what the identity card says, whatever its count of fields', () => {
    const card = read(IDENTITY);
    expect(card).toMatchObject({ number: '001099000001', formerNumber: null, sex: 'MALE', notes: [] });
    for (const more of ['', '|x', '|'.repeat(9)]) expect(read(IDENTITY + more)).toEqual(card);
  });

  test('neither shows nor uses what is behind the day of issue', () => {
    const further = '01012020|001099000002|Nguyễn Văn Cha|0100000003';
    const card = read(IDENTITY.replace('||||', `|${further}`));
    expect(card).toEqual(read(IDENTITY));
    for (const value of further.split('|')) expect(JSON.stringify(card)).not.toContain(value);
  });

  test('gives what the new and the old health insurance card say, without the parent', () => {
    expect(read(INSURANCE)).toMatchObject({
      format: 'HEALTH_INSURANCE_CARD_QR',
      number: '0100000001',
      fullName: 'Trần Thị Đượm',
      dateOfBirth: '1999-09-05',
      sex: 'FEMALE',
      residence: null,
      facilityCode: '01001',
      validFrom: '2024-01-01',
      expiresOn: null,
      issuedOn: '2024-01-02',
      area: null,
      fiveYearsFrom: '2029-01-01',
      notes: [],
    });
    expect(read(OLD_INSURANCE)).toMatchObject({
      number: 'GD4010100000001',
      residence: 'Hà Nội',
      facilityCode: '01A00',
      expiresOn: '2024-12-31',
      area: 'K1',
      notes: [],
    });
    expect(Object.values(read(OLD_INSURANCE))).not.toContain('Trần');
  });

  test('reads a health insurance card in capitals, in UTF-16, short, without its end mark, or with more behind it', () => {
    const name = Buffer.from('Trần Thị Đượm', 'utf16le').toString('hex');
    const short = `${INSURANCE.split('|').slice(0, 9).join('|')}|$`;
    const ends = [INSURANCE.slice(0, -2), `${INSURANCE};`, `${INSURANCE}"`];
    const changed = [INSURANCE.toUpperCase(), withField(INSURANCE, 1, name), short, ...ends];
    for (const text of changed) {
      expect(read(text)).toMatchObject({ number: '0100000001', fullName: 'Trần Thị Đượm', notes: [] });
    }
  });

  test('reads facilities and dates of one digit in their forms', () => {
    for (const facility of ['01 - 001', '01-001', '01001', '01 – 001']) {
      expect(read(withField(INSURANCE, 5, facility)).facilityCode).toBe('01001');
    }
    expect(read(withField(INSURANCE, 2, '5/9/1999')).dateOfBirth).toBe('1999-09-05');
    expect(read(withField(INSURANCE, 2, '1999')).dateOfBirth).toBe('1999');
  });

  test('gives what the zone says, in three lines or one', () => {
    const card = read(ZONE);
    expect(card).toMatchObject({
      format: 'IDENTITY_CARD_MRZ',
      number: '001199000001',
      fullName: 'TRAN THI DUOM',
      isNameCut: false,
      dateOfBirth: '1999-09-05',
      sex: 'FEMALE',
      expiresOn: '2039-09-05',
      issuedOn: null,
    });
    expect(read(BOYS_ZONE)).toMatchObject({ number: '001215000002', dateOfBirth: '2015-03-20', sex: 'MALE' });
    for (const text of [ZONE.replaceAll('\n', ''), ZONE.replaceAll('\n', '\r\n'), ZONE.toLowerCase()]) {
      expect(read(text)).toEqual(card);
    }
  });

  test('reads unknown parts of a zone’s date, no expiry, and a name that may be cut', () => {
    expect(read(zoneWith({ birth: '58<<<<', number: '001158000001' })).dateOfBirth).toBe('1958');
    expect(read(zoneWith({ birth: '5803<<', number: '001158000001' })).dateOfBirth).toBe('1958-03');
    expect(read(zoneWith({ birth: '000101', number: '001199000001' })).dateOfBirth).toBe('2000-01-01');
    expect(read(zoneWith({ birth: '990230' }))).toMatchObject({
      dateOfBirth: '1999-02',
      notes: [{ field: 'dateOfBirth', reason: 'IMPOSSIBLE_DATE' }],
    });
    expect(read(zoneWith({ expiry: '991231' })).expiresOn).toBeNull();
    expect(read(zoneWith({ name: 'TON<<NU<NGUYEN<PHUOC<THI<HUONG' }))).toMatchObject({
      fullName: 'TON NU NGUYEN PHUOC THI HUONG',
      isNameCut: true,
    });
  });

  test.each(CARD_FORMATS)('%s is refused when it is switched off, whatever its fields are', (format) => {
    const others = new Set(CARD_FORMATS.filter((other) => other !== format));
    const ofFormat = SAMPLES.filter((text) => read(text).format === format);
    expect(ofFormat.length).toBeGreaterThan(0);
    for (const text of ofFormat) expect(ruleFor(text, others)).toBe('SCAN_FORMAT_OFF');
  });
});

const OF_ZONE = { number: '001199000001', birth: '990905', expiry: '390905', name: 'TRAN<<THI<DUOM' };

/** A zone with other values and the check digits that belong to them. */
function zoneWith(values: Partial<Record<'number' | 'birth' | 'expiry' | 'name', string>>): string {
  const { number, birth, expiry, name } = { ...OF_ZONE, ...values };
  const checked = (field: string) => field + checkDigit(field);
  const parts = [checked(number.slice(3)), checked(`${number}<<`), checked(birth), checked(expiry)];
  const line = `${parts[2] ?? ''}F${parts[3] ?? ''}VNM${'<'.repeat(11)}`;
  const composite = checkDigit(`${parts.join('')}${'<'.repeat(11)}`);
  return [`IDVNM${parts[0] ?? ''}${parts[1] ?? ''}`, line + composite, name.padEnd(30, '<')].join('\n');
}

function checkDigit(field: string): string {
  const values = Array.from(field, (character) => (character === '<' ? 0 : Number.parseInt(character, 36)));
  return String(values.reduce((sum, value, index) => sum + value * ([7, 3, 1][index % 3] ?? 0), 0) % 10);
}

describe('fields', () => {
  test('are noted where they cannot be read, and the card is read without them', () => {
    const changes: readonly (readonly [string, number, string, string, string])[] = [
      [CITIZEN, 1, '12345678X', 'formerNumber', 'UNREADABLE'],
      [CITIZEN, 1, '001099000002', 'formerNumber', 'UNREADABLE'],
      [CITIZEN, 4, 'N', 'sex', 'UNREADABLE'],
      [CITIZEN, 5, 'Thôn * Mẫu', 'residence', 'UNREADABLE'],
      [CITIZEN, 5, 'Thôn M001099000002', 'residence', 'UNREADABLE'],
      [CITIZEN, 5, 'Thôn '.repeat(200), 'residence', 'TOO_LONG'],
      [CITIZEN, 6, '12132023', 'issuedOn', 'UNREADABLE'],
      [INSURANCE, 3, '3', 'sex', 'UNREADABLE'],
      [INSURANCE, 4, '4z', 'residence', 'UNREADABLE'],
      [INSURANCE, 4, Buffer.from('Hà\u202E Nội').toString('hex'), 'residence', 'UNREADABLE'],
      [INSURANCE, 5, '01 - 01', 'facilityCode', 'UNREADABLE'],
      [INSURANCE, 6, '2024/01/01', 'validFrom', 'UNREADABLE'],
      [INSURANCE, 7, '32/01/2024', 'expiresOn', 'UNREADABLE'],
      [INSURANCE, 11, 'K4', 'area', 'UNREADABLE'],
      [INSURANCE, 12, 'x', 'fiveYearsFrom', 'UNREADABLE'],
    ];
    for (const [text, index, field, name, reason] of changes) {
      const { notes, ...card } = read(withField(text, index, field));
      expect(notes).toEqual([{ field: name, reason }]);
      expect({ ...card, notes: [] }).toEqual({ ...read(text), [name]: null });
    }
  });

  test('have no value where there is nothing or a dash', () => {
    for (const nothing of ['', '-', ' ']) {
      const texts = [1, 4, 5, 6].reduce((text, index) => withField(text, index, nothing), CITIZEN);
      const issued = withField(texts, 6, '12082023');
      expect(read(issued)).toMatchObject({ formerNumber: null, sex: null, residence: null, notes: [] });
    }
  });

  test('take an impossible day to the month and say so, and invent no day', () => {
    const impossible = {
      dateOfBirth: '1990-02',
      notes: [{ field: 'dateOfBirth', reason: 'IMPOSSIBLE_DATE' }],
    };
    expect(read(withField(CITIZEN, 3, '30021990'))).toMatchObject(impossible);
    expect(read(withField(INSURANCE, 2, '30/02/1990'))).toMatchObject(impossible);
    expect(read(withField(CITIZEN, 3, '1948'))).toMatchObject({ dateOfBirth: '1948', notes: [] });
    expect(read(withField(CITIZEN, 3, '021948'))).toMatchObject({ dateOfBirth: '1948-02', notes: [] });
    expect(read(withField(CITIZEN, 3, '00001948'))).toMatchObject({ dateOfBirth: '1948', notes: [] });
  });

  test('take Nu for Nữ, and keep the number as text', () => {
    expect(read(withField(CITIZEN, 4, 'Nu')).sex).toBe('FEMALE');
    expect(read(withField(CITIZEN, 0, '001199000009')).number).toBe('001199000009');
  });
});

/** Texts that are refused, by their rule. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  SCAN_EMPTY: ['', ' \r\n', '\0\0', '\uFEFF'],
  SCAN_LENGTH: ['0'.repeat(3001), CITIZEN + '|'.repeat(3000)],
  SCAN_CONTROL_CHARACTERS: [
    CITIZEN.replace('Thị', 'T\u0007hị'),
    CITIZEN.replace('Thị', 'Thị\u001B[31m'),
    CITIZEN.replace('Giả', '\nGiả'),
    `x${'\u0001'.repeat(2000)}x`,
  ],
  SCAN_HIDDEN_CHARACTERS: [
    CITIZEN.replace('Thị', 'Thị\u202E'),
    CITIZEN.replace('Mẫu', '\u2066Mẫu\u2069'),
    CITIZEN.replace('Thị', 'Th\u200Bị'),
    CITIZEN.replace('Thị', '\uD800'),
  ],
  SCAN_MARKUP: [
    '<script>alert(1)</script>',
    '{{7*7}}',
    '${jndi:ldap}',
    `${INSURANCE}(id)`,
    INSURANCE.replace('|$', '|$where'),
    CITIZEN.replace('Mẫu', '<img src=x>'),
    CITIZEN.replace('Mẫu', '${7*7}'),
    CITIZEN.replace('Mẫu', 'javascript:alert(1)'),
    IDENTITY.replace('||||', '|{{x}}|||'),
  ],
  SCAN_LINK: ['https://vneid.gov.vn/x?y=1', 'javascript:alert(1)', 'www.example.vn', 'example.vn/path'],
  SCAN_NUMBER_ONLY: [
    '001099000001',
    '012345678',
    '0100000001',
    'GD4010100000001',
    '001 099 000 001',
    'C1234567',
  ],
  SCAN_PASSPORT: [PASSPORT, PASSPORT.replace('\n', '')],
  SCAN_COVID_CODE: ['0123456789|TRAN THI DUOM|1999-09-05|0|abc|def'],
  SCAN_UNKNOWN: ['hello', 'a|b|c|d|e|f|g', '||||||', '00020101021138', 'IDDEU990000014'],
  SCAN_INCOMPLETE: [CITIZEN.slice(0, 40), INSURANCE.slice(0, 60), '001199000001|'],
  SCAN_SEVERAL_CARDS: [
    `${CITIZEN}\r\n${IDENTITY}`,
    CITIZEN + IDENTITY,
    IDENTITY + CITIZEN,
    INSURANCE + INSURANCE,
    INSURANCE + CITIZEN,
    `${CITIZEN}\n${ZONE}`,
    CITIZEN + INSURANCE,
    CITIZEN + OLD_INSURANCE,
    IDENTITY + INSURANCE,
    CITIZEN + IDENTITY.slice(0, 60),
    CITIZEN.slice(0, 60) + IDENTITY,
    ...[IDENTITY.slice(0, 40), '001099000001', PASSPORT].map((more) => `${CITIZEN}\n${more}`),
    OLD_INSURANCE.slice(0, 110) + INSURANCE,
    `${ZONE}\n${CITIZEN}`,
    (ZONE + ZONE).replaceAll('\n', ''),
    CITIZEN + ZONE.replaceAll('\n', ''),
  ],
  SCAN_INPUT_METHOD: [
    typedUnder(VNI, INSURANCE.replace(NAME_IN_HEX, Buffer.from('Phạm Thị Thanh').toString('hex'))),
    INSURANCE.replace(NAME_IN_HEX, 'ơ'),
    // Of Quách, after whose á the method lost two keys.
    INSURANCE.replace(NAME_IN_HEX, '5175c3ả68'),
    INSURANCE.replace(NAME_IN_HEX, '5068ébaả\u0302d'),
    INSURANCE.replace(NAME_IN_HEX, 'â'.repeat(500)),
    ZONE.replace('DUOM<', 'DƯƠM<<<'),
    ZONE.replace('IDVNM', 'ÍDVNM'),
  ],
  SCAN_KEYBOARD_LAYOUT: [
    ...Object.values(DIGIT_ROWS).map((row) => typedOn(row, CITIZEN)),
    typedOn(DIGIT_ROWS['Vietnamese'] ?? '', CITIZEN).normalize('NFC'),
    typedOn(DIGIT_ROWS['Vietnamese'] ?? '', INSURANCE),
    typedOn(DIGIT_ROWS['Vietnamese'] ?? '', ZONE),
    CITIZEN.replaceAll('|', "'"),
    CITIZEN.replaceAll('|', 'Ç'),
    withField(CITIZEN, 0, '0011990000đ1'),
    withField(CITIZEN, 3, '050919ă9'),
    INSURANCE.replaceAll('|', '*'),
    ZONE.replaceAll('<', ';'),
    ZONE.replace('IDVNM', 'IDVN?'),
  ],
  SCAN_CODE_PAGE: [
    CITIZEN.replace('ầ', '?'),
    Buffer.from(CITIZEN, 'utf16le').toString('latin1'),
    '001099000001||Lò Thiò|05011999|Nam||05082024',
    CITIZEN.replace('ầ', '\uFFFD'),
    Buffer.from(CITIZEN)
      .toString('latin1')
      .replace(/[\u0080-\u009F]/g, ''),
    ...['windows-1257', 'windows-1250', 'iso-8859-16', 'koi8-r'].map((page) =>
      new TextDecoder(page).decode(Buffer.from(withField(withField(CITIZEN, 2, 'Hồ Thị Kỷ'), 4, 'Nam'))),
    ),
    new TextDecoder('big5').decode(Buffer.from(CITIZEN)),
    new TextDecoder('shift_jis').decode(Buffer.from(CITIZEN)),
  ],
  SCAN_NUMBER: [
    withField(CITIZEN, 0, '00119900000'),
    withField(CITIZEN, 0, '00119900000O'),
    withField(CITIZEN, 0, ''),
    CITIZEN.slice(4),
    withField(INSURANCE, 0, '010000001'),
    withField(INSURANCE, 0, 'GD9010100000001'),
  ],
  SCAN_NAME: [
    withField(CITIZEN, 2, ''),
    withField(CITIZEN, 2, 'Tr4n'),
    withField(INSURANCE, 1, '-'),
    withField(INSURANCE, 1, NAME_IN_HEX.slice(1)),
    withField(INSURANCE, 1, NAME_IN_HEX.slice(0, -5)),
    withField(INSURANCE, 1, 'Tran Thi Duom'),
    withField(INSURANCE, 1, Buffer.from('Trần\nThị').toString('hex')),
    withField(INSURANCE, 1, Buffer.from('Trần\u202E Thị').toString('hex')),
    zoneWith({ name: 'TRAN<<THI<<DUOM' }),
  ],
  SCAN_DATE_OF_BIRTH: [
    withField(CITIZEN, 3, ''),
    withField(CITIZEN, 3, '5091999'),
    withField(CITIZEN, 3, '05131999'),
    withField(CITIZEN, 3, '05092399'),
    withField(INSURANCE, 2, '32/01/1999'),
    zoneWith({ birth: '991305' }),
  ],
  SCAN_ZONE: [
    ZONE.slice(0, -1),
    `${ZONE}<`,
    ZONE.replace('VNM<', 'XXX<'),
    ZONE.replace('F3', '-3'),
    'IDVNM',
    ZONE.slice(31),
    ZONE.split('\n').toReversed().join('\n'),
  ],
  SCAN_CHECK_DIGIT: [
    ZONE.replace('4001', '5001'),
    ZONE.replace('<<5', '<<6'),
    ZONE.replace('9909058', '9909059'),
    ZONE.replace('3909056', '3909057'),
    ZONE.replace('<4\n', '<5\n'),
    ZONE.replace('990000014', '990000024'),
  ],
};

describe('a text that is no card', () => {
  test.each(Object.entries(REFUSED))('is refused by %s', (rule, texts) => {
    for (const text of texts) expect([text, ruleFor(text)]).toEqual([text, rule]);
  });

  test('has a rule in words for each reason', () => {
    const rules = Object.keys(inputRules).filter((rule) => rule.startsWith('SCAN_'));
    expect(rules.toSorted()).toEqual([...Object.keys(REFUSED), 'SCAN_FORMAT_OFF'].toSorted());
  });
});

describe('damage with one possible origin is undone', () => {
  test('another sign for the bar', () => {
    for (const sign of ['¦', '｜', '~', '\\']) {
      expect(read(CITIZEN.replaceAll('|', sign))).toEqual(read(CITIZEN));
      expect(read(INSURANCE.replaceAll('|', sign))).toEqual(read(INSURANCE));
    }
  });

  test('letters, digits and signs of double width', () => {
    const wide = CITIZEN.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfe_e0));
    expect(read(wide)).toEqual(read(CITIZEN));
  });

  test('UTF-8 that page 1252 explains, and another page only with marks that no letter has', () => {
    const text = withField(CITIZEN, 5, 'Thôn 6, Xã Ya Ma')
      .replace('Trần Thị Đượm', 'Siu Bin')
      .replace('Nữ', 'Nam');
    expect(read(Buffer.from(text).toString('latin1'))).toEqual(read(text));
  });

  test('UTF-8 that Latin-9 explains, where page 1252 leads to letters that no name has', () => {
    for (const page of ['iso-8859-15', 'windows-1252']) {
      for (const name of ['Ngô Văn Tô', 'Lê Thị Hưởng']) {
        const text = withField(CITIZEN, 2, name);
        expect(read(new TextDecoder(page).decode(Buffer.from(text)))).toEqual(read(text));
      }
    }
  });

  test('none where the letters are those of a people', () => {
    for (const name of ["Siu H'Čư", 'Ksor Ƀlĕ', 'Rơ Ô Ñŭ', 'Hoàng Ðức']) {
      expect(read(withField(CITIZEN, 2, name)).fullName).toBe(name);
    }
  });

  test('UTF-8 that was taken for letters twice', () => {
    const once = Buffer.from(CITIZEN).toString('latin1');
    expect(read(Buffer.from(once).toString('latin1'))).toEqual(read(CITIZEN));
  });

  test('UTF-8 that a decoder took for Big5', () => {
    const huynh = withField(withField(withField(CITIZEN, 2, 'Huỳnh Thu'), 4, 'Nam'), 5, '');
    const read5 = new TextDecoder('big5').decode(Buffer.from(huynh));
    expect(read5).toContain('Hu廙軟h');
    expect(read(read5)).toEqual(read(huynh));
  });

  test('page 1258 that Windows took for page 1252', () => {
    const bytes = (text: string) => text.replaceAll('ầ', 'âÌ').replaceAll('ị', 'iò').replaceAll('ữ', 'ýÞ');
    const sent = bytes('001199000001||Trần Thị Hoa|05091999|Nữ|Hà Giang|12082023');
    expect(read(sent)).toMatchObject({ fullName: 'Trần Thị Hoa', sex: 'FEMALE', residence: 'Hà Giang' });
    expect(read(withField(IDENTITY, 2, 'Lò Quì')).fullName).toBe('Lò Quì');
  });
});

describe('the cards of people', () => {
  let people: ReturnType<typeof createPeople>;
  let cardsOf: (person: Person) => readonly CardText[];

  beforeAll(async () => {
    people = createPeople();
    const systems = await findSystems();
    cardsOf = (person) => cardTextsOf(person, systems);
  });

  /** The number, name and date of birth that a card of the person must lead to. */
  function expectPerson({ text, format }: CardText, person: Person, scan: string): void {
    const { number, fullName, dateOfBirth, isNameCut } = read(scan);
    const isInsurance = format === 'HEALTH_INSURANCE_CARD_QR';
    expect(number).toBe(isInsurance ? text.split('|', 1)[0] : person.identityNumber);
    expect(number.slice(isInsurance ? -10 : 0)).toBe(
      isInsurance ? person.socialInsuranceNumber : person.identityNumber,
    );
    expect(dateOfBirth).toBe(person.dateOfBirth);
    if (format !== 'IDENTITY_CARD_MRZ') expect(fullName.toUpperCase()).toBe(person.fullName.toUpperCase());
    const whole = fold(person.fullName);
    expect(fold(fullName)).toBe(isNameCut ? whole.slice(0, fold(fullName).length) : whole);
  }

  test('lead to exactly that person in every form', () => {
    const persons = [
      ...people.personas.map(({ person }) => person),
      ...sampled(
        Array.from({ length: 1000 }, (_, index) => people.at(index * 997)),
        20,
      ),
    ];
    const seen = new Set<string>();
    for (const person of persons) {
      for (const card of cardsOf(person)) {
        seen.add(card.title);
        for (const surrounded of Object.values(SURROUNDINGS))
          expectPerson(card, person, surrounded(card.text));
      }
    }
    expect(seen.size).toBe(5);
  });

  test('lead to that person under an input method, or are refused for it', () => {
    const persons = sampled(
      Array.from({ length: 1000 }, (_, index) => people.at(index * 997)),
      20,
    );
    for (const keys of [TELEX, VNI]) {
      for (const person of persons) {
        for (const card of cardsOf(person)) {
          if (card.format !== 'HEALTH_INSURANCE_CARD_QR') continue;
          const scan = typedUnder(keys, card.text);
          const rule = ruleFor(scan);
          if (rule === 'none') expectPerson(card, person, scan);
          else expect(rule).toBe('SCAN_INPUT_METHOD');
        }
      }
    }
  });

  /** True if the text itself has the number, the name and the year of birth that were read. */
  function names(text: string, { format, number, fullName, dateOfBirth }: ScannedCard): boolean {
    const plain = text.normalize('NFC').toUpperCase();
    const written = {
      CITIZEN_CARD_QR: fullName,
      IDENTITY_CARD_QR: fullName,
      HEALTH_INSURANCE_CARD_QR: Buffer.from(fullName).toString('hex'),
      IDENTITY_CARD_MRZ: fullName,
    }[format].toUpperCase();
    const spaced = format === 'IDENTITY_CARD_MRZ' ? plain.replaceAll(/[<\s]+/g, ' ') : plain;
    const year = format === 'IDENTITY_CARD_MRZ' ? dateOfBirth.slice(2, 4) : dateOfBirth.slice(0, 4);
    return plain.includes(number) && spaced.includes(written) && plain.includes(year);
  }

  test('are refused or read as they stand when the text changes', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(3),
      put: fc.oneof(
        fc.string({ maxLength: 3 }),
        fc.constantFrom('|', '<', '0', 'Đ', 'ầ', '\n', '\u202E', '$', '|||'),
      ),
    });
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(4), fc.array(change, { maxLength: 3 }), (index, which, changes) => {
        const cards = cardsOf(people.at(index));
        const { text } = cards[which % cards.length] ?? { text: '' };
        const changed = changes.reduce((now, { at, cut, put }) => {
          const start = Math.floor(at * now.length);
          return now.slice(0, start) + put + now.slice(start + cut);
        }, text);
        const rule = ruleFor(changed);
        outcomes.add(rule);
        return rule === 'none' ? names(changed, read(changed)) : rule.startsWith('SCAN_');
      }),
      { numRuns: counted(400, 10_000) },
    );
    expect(outcomes.size).toBeGreaterThan(5);
  });

  test('are not found in texts that are none', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({
        unit: fc.constantFrom('|', '0', '1', '<', 'A', 'ầ', 'e', '/', '$', '-', '\n'),
        maxLength: 200,
      }),
      fc
        .array(fc.constantFrom(...SAMPLES.flatMap((sample) => sample.split('|'))), { maxLength: 18 })
        .map((fields) => fields.join('|')),
    );
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(text, (scan) => {
        const rule = ruleFor(scan);
        outcomes.add(rule);
        return rule === 'none' ? names(scan, read(scan)) : rule.startsWith('SCAN_');
      }),
      { numRuns: counted(400, 10_000) },
    );
    expect(outcomes.size).toBeGreaterThan(5);
  });
});
