/** Code lists and places: what a code names in which edition, what former units became, and how lists are searched. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import table from '../codelists/became/2025-07-01.json' with { type: 'json' };
import { RunningSystem } from '../mocks/kit/running-system.ts';
import type { People, Person } from '../mocks/people/index.ts';
import { system } from '../mocks/systems/civil-status/index.ts';
import { itemOf, itemsIn } from '../src/codes/code-lists.ts';
import { nameOf } from '../src/codes/coded-value.ts';
import { codedDivisions } from '../src/codes/divisions.ts';
import { became, madeOf, placeToday, unitOf } from '../src/codes/units.ts';
import type { CodeList } from '../src/generated/enums.ts';
import { Unread } from '../src/source-api/draft.ts';
import { people } from './kit/personas.ts';
import { Running, uncached } from './kit/running.ts';

const CURRENT = '2025-07-01';
const FORMER = 'before-2025-07-01';
const NEW_TYPE = { accept: 'application/graphql-response+json' };

let running: Running;
let register: RunningSystem;
let registered: Person;

beforeAll(async () => {
  registered = registeredIn1998();
  const withOne: People = {
    ...people,
    byIdentityNumber: (number) =>
      number === registered.identityNumber ? registered : people.byIdentityNumber(number),
  };
  register = await RunningSystem.start(system, withOne, 0);
  running = await Running.start((config) => {
    const { 'civil-status': settings } = config.sources;
    if (!settings) throw new Error('config/development.yml has no block civil-status');
    const sources = { ...config.sources, 'civil-status': { ...settings, url: register.url } };
    return uncached({ ...config, sources });
  });
});
afterAll(async () => {
  await running.stop();
  await register.close();
});

/** A person whose birth was registered in 1998 in the commune 26740, then Phường Bến Nghé. */
function registeredIn1998(): Person {
  const former = { province: '79', district: '760', commune: '26740' };
  const place = { province: '79', commune: '26740', detail: null, country: 'VN', former };
  const found = Array.from({ length: 5000 }, (_, index) => people.at(index))
    .filter(({ dateOfBirth }) => dateOfBirth.startsWith('1998-'))
    .map((person) => ({ ...person, placeOfBirthRegistration: place }))
    .find((person) => {
      const record = system.expectedAnswer(person).record as BirthRecord | null;
      const { registration } = record?.birth ?? {};
      return (
        registration?.commune?.code === '26740' && registration.registeredOn?.startsWith('1998') === true
      );
    });
  if (!found) throw new Error('No person of the population can have been registered there in 1998.');
  return found;
}

interface BirthRecord {
  readonly birth: {
    readonly registration: { registeredOn: string | null; commune: { code: string } | null };
  } | null;
}

interface Items {
  readonly version: string | null;
  readonly versions: readonly string[];
  readonly total: number;
  readonly items: readonly { code: string; name: string }[];
}

async function data<Data>(query: string, variables: object = {}): Promise<Data> {
  const { body } = await running.ask<Data>(query, variables);
  if (!body.data || body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data;
}

async function listed(args: string): Promise<Items> {
  const { codeList } = await data<{ codeList: Items }>(
    `{ codeList(${args}) { version versions total items { code name } } }`,
  );
  return codeList;
}

const names = ({ items }: Items) => items.map(({ name }) => name);

describe('a list has every item of its edition', () => {
  test.each<[CodeList, string, number]>([
    ['PROVINCE', CURRENT, 34],
    ['COMMUNE', CURRENT, 3321],
    ['PROVINCE', FORMER, 63],
    ['DISTRICT', FORMER, 696],
    ['COMMUNE', FORMER, 10_035],
  ])('%s of %s: %i', async (list, version, total) => {
    const found = await listed(`list: ${list}, version: "${version}", first: 0`);
    expect([found.version, found.total, found.items]).toEqual([version, total, []]);
  });

  test('and gives 20 unless asked otherwise, at most 100', async () => {
    const counts = await Promise.all(
      ['', ', first: 3', ', first: 100', ', first: 5000', ', first: -1', ', first: null'].map(
        async (first) => (await listed(`list: COMMUNE${first}`)).items.length,
      ),
    );
    expect(counts).toEqual([20, 3, 100, 100, 0, 20]);
  });

  test('with names in the language asked for, where the list has them', async () => {
    const query =
      '{ codeList(list: COUNTRY) { versions version items { code vi: name en: name(lang: EN) } } }';
    expect(await data(query)).toEqual({
      codeList: {
        versions: [],
        version: null,
        items: [
          { code: 'VN', vi: 'Việt Nam', en: 'Viet Nam' },
          { code: 'VNM', vi: 'Việt Nam', en: 'Viet Nam' },
        ],
      },
    });
  });
});

describe('a search finds an item', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a name without accents',
      `list: COMMUNE, version: "${FORMER}", search: "ben nghe"`,
      ['Phường Bến Nghé'],
    ],
    ['a name in capitals with its kind', `list: COMMUNE, search: "PHƯỜNG SÀI GÒN"`, ['Phường Sài Gòn']],
    ['a name in NFD', `list: COMMUNE, search: "${'Phường Sài Gòn'.normalize('NFD')}"`, ['Phường Sài Gòn']],
    ['another tone placement', 'list: PROVINCE, search: "Khánh Hòa"', ['Tỉnh Khánh Hoà']],
    ['other blanks and punctuation', 'list: PROVINCE, search: " dak-lak. "', ['Tỉnh Đắk Lắk']],
    ['a code', `list: DISTRICT, search: "760"`, ['Quận 1']],
    ['a name that is a number', `list: DISTRICT, search: "quan 1", first: 1`, ['Quận 1']],
    ['a name of before', `list: PROVINCE, version: "${FORMER}", search: "thua thien hue"`, ['Huế']],
    [
      'a kind that the list leaves out',
      `list: PROVINCE, version: "${FORMER}", search: "tinh ha giang"`,
      ['Hà Giang'],
    ],
    ['a shortened kind', `list: COMMUNE, version: "${FORMER}", search: "P. Bến Nghé"`, ['Phường Bến Nghé']],
    [
      'a kind that the list shortens',
      `list: PROVINCE, version: "${FORMER}", search: "Thành phố Hồ Chí Minh"`,
      ['TP. Hồ Chí Minh'],
    ],
    ['an English name', 'list: SEX, search: "female"', ['Nữ']],
    ['nothing', 'list: COMMUNE, search: "Xin chào Việt Nam"', []],
    ['nothing in another script', 'list: COMMUNE, search: "Ханой"', []],
  ])('by %s', async (_how, args, expected) => {
    expect(names(await listed(args))).toEqual(expected);
  });

  test('the same first, then what begins with it, then what contains it', async () => {
    const { items, total } = await listed(`list: DISTRICT, search: "tan", first: 100`);
    const bare = items.map(({ name }) => name.replace(/^(Thành phố|Thị xã|Huyện|Quận) /, ''));
    const plain = bare.map((name) => name.normalize('NFD').replaceAll(/\P{L}/gu, '').toUpperCase());
    const begins = plain.map((name) => name.startsWith('TAN'));
    expect(begins).toContain(true);
    expect(begins).toEqual(begins.toSorted((a, b) => Number(b) - Number(a)));
    expect([items.length, plain.every((name) => name.includes('TAN'))]).toEqual([total, true]);
    const same = names(await listed(`list: DISTRICT, search: "Tân Phú", first: 2`));
    expect(same).toEqual(['Huyện Tân Phú', 'Quận Tân Phú']);
  });

  test('of the kind that is named, where there is one', async () => {
    expect(names(await listed(`list: DISTRICT, search: "quận tân phú"`))).toEqual(['Quận Tân Phú']);
    expect(names(await listed(`list: DISTRICT, search: "Q. Tân Phú"`))).toEqual(['Quận Tân Phú']);
  });

  test('and everything without a letter or a digit to look for', async () => {
    const all = await Promise.all(
      ['""', '" "', '"-.\'"', 'null'].map((text) => listed(`list: PROVINCE, search: ${text}`)),
    );
    expect(all.map(({ total }) => total)).toEqual([34, 34, 34, 34]);
  });
});

describe('an edition', () => {
  test('is the one in force unless another is asked for', async () => {
    const found = await Promise.all(
      ['COMMUNE', 'LICENCE_CLASS', 'DISTRICT'].map((list) => listed(`list: ${list}`)),
    );
    expect(found.map(({ version, versions }) => [version, versions])).toEqual([
      [CURRENT, [CURRENT, FORMER]],
      ['2025-01-01', ['2025-01-01', 'before-2025-01-01']],
      [FORMER, [FORMER]],
    ]);
  });

  test.each<[string, string, object]>([
    [
      'of a list',
      'codeList(list: COMMUNE, version: "2020") { total }',
      { argument: 'version', rule: 'EDITION', allowed: [CURRENT, FORMER] },
    ],
    [
      'of a code',
      'province(code: "01", version: "") { name }',
      { argument: 'version', rule: 'EDITION', allowed: [CURRENT, FORMER] },
    ],
    [
      'of a list without editions',
      'codeList(list: SEX, version: "2020") { total }',
      { argument: 'version', rule: 'NO_EDITIONS' },
    ],
    [
      'and a search of more than 100 characters',
      `codeList(list: SEX, search: "${'a'.repeat(101)}") { total }`,
      { argument: 'search', rule: 'SEARCH_LENGTH' },
    ],
  ])('that does not exist is refused: %s', async (_of, field, extensions) => {
    const { body } = await running.ask(`{ asked: ${field} sources { id } }`, {}, { 'accept-language': 'en' });
    expect(body.errors).toMatchObject([
      { path: ['asked'], extensions: { code: 'BAD_USER_INPUT', ...extensions } },
    ]);
    const { allowed } = extensions as { allowed?: readonly string[] };
    if (allowed) expect(body.errors?.[0]?.message).toContain(allowed.join(', '));
    expect(body.data).toMatchObject({ asked: null, sources: expect.any(Array) as unknown });
  });
});

describe('a code', () => {
  const UNIT = `version code name since formerly district { code name } province { code name }
    became { unit { list version code name } extent } madeOf { unit { list version code name } extent }
    today { version code name }`;

  test('names another unit in each edition, and tells what became of it', async () => {
    const query = `{
      now: commune(code: "26740") { ${UNIT} }
      before: commune(code: "26740", version: "${FORMER}") { ${UNIT} }
    }`;
    const today = { version: CURRENT, code: '26740', name: 'Phường Sài Gòn' };
    const former = (code: string, name: string, extent: string) => ({
      unit: { list: 'COMMUNE', version: FORMER, code, name },
      extent,
    });
    expect(await data(query)).toEqual({
      now: {
        ...today,
        since: null,
        formerly: null,
        district: null,
        province: { code: '79', name: 'Thành phố Hồ Chí Minh' },
        became: [],
        madeOf: [
          former('26737', 'Phường Đa Kao', 'PART'),
          former('26740', 'Phường Bến Nghé', 'WHOLE'),
          former('26746', 'Phường Nguyễn Thái Bình', 'PART'),
        ],
        today,
      },
      before: {
        version: FORMER,
        code: '26740',
        name: 'Phường Bến Nghé',
        since: null,
        formerly: null,
        district: { code: '760', name: 'Quận 1' },
        province: { code: '79', name: 'TP. Hồ Chí Minh' },
        became: [{ unit: { list: 'COMMUNE', ...today }, extent: 'WHOLE' }],
        madeOf: [],
        today,
      },
    });
  });

  test('of a divided commune became several, and is none of them today', async () => {
    const query = `{ commune(code: "00007", version: "${FORMER}") {
      name became { unit { name } extent } today { name }
    } }`;
    expect(await data(query)).toEqual({
      commune: {
        name: 'Phường Cống Vị',
        became: [
          { unit: { name: 'Phường Ngọc Hà' }, extent: 'PART' },
          { unit: { name: 'Phường Giảng Võ' }, extent: 'PART' },
        ],
        today: null,
      },
    });
  });

  test('of a province names another one in each edition', async () => {
    const query = `{
      now: province(code: "52") { name madeOf { unit { name } extent } }
      before: province(code: "52", version: "${FORMER}") { name today { code name } }
      renamed: province(code: "75") { name since formerly }
    }`;
    expect(await data(query)).toEqual({
      now: {
        name: 'Tỉnh Gia Lai',
        madeOf: [
          { unit: { name: 'Bình Định' }, extent: 'WHOLE' },
          { unit: { name: 'Gia Lai' }, extent: 'WHOLE' },
        ],
      },
      before: { name: 'Bình Định', today: { code: '52', name: 'Tỉnh Gia Lai' } },
      renamed: { name: 'Thành phố Đồng Nai', since: '2026-04-30', formerly: 'Tỉnh Đồng Nai' },
    });
  });

  test('of a district without communes became a special zone, which was made of it', async () => {
    const query = `{
      codeList(list: DISTRICT, search: "con dao") { items { unit { today { list code } province { code } } } }
      commune(code: "26732") { name madeOf { unit { list code name } extent } }
    }`;
    expect(await data(query)).toEqual({
      codeList: {
        items: [{ unit: { today: { list: 'COMMUNE', code: '26732' }, province: { code: '77' } } }],
      },
      commune: {
        name: 'Đặc khu Côn Đảo',
        madeOf: [{ unit: { list: 'DISTRICT', code: '755', name: 'Huyện Côn Đảo' }, extent: 'WHOLE' }],
      },
    });
  });

  test('that the edition does not have is null, and so is a code of another level', async () => {
    const query = `{
      never: commune(code: "99999") { name } before: commune(code: "00001") { name }
      level: commune(code: "79") { name } odd: province(code: "__proto__") { name } short: province(code: "1") { name }
    }`;
    expect(await data(query)).toEqual({ never: null, before: null, level: null, odd: null, short: null });
  });

  test('of Ba Chẽ is the one of the list, which the table of successions had otherwise', async () => {
    const query = `{ commune(code: "06970", version: "${FORMER}") { today { code name } } }`;
    expect(await data(query)).toEqual({ commune: { today: { code: '06978', name: 'Xã Ba Chẽ' } } });
  });
});

describe('every former unit became units that exist', () => {
  const unitsOf = (list: CodeList, version: string) =>
    itemsIn(list, version).flatMap(({ code }) => unitOf(list, version, code) ?? []);

  test.each<[CodeList, CodeList, number]>([
    ['PROVINCE', 'PROVINCE', 0],
    ['DISTRICT', 'COMMUNE', 682],
    ['COMMUNE', 'COMMUNE', 471],
  ])('%s into %s, of which %i were divided', (list, into, divided) => {
    const all = unitsOf(list, FORMER).map((unit) => became(unit));
    expect(all.filter((heirs) => heirs.length === 0)).toEqual([]);
    const known = new Set(itemsIn(into, CURRENT));
    expect(all.flat().filter(({ unit }) => unit.list !== into || !known.has(unit.item))).toEqual([]);
    expect(all.filter((heirs) => heirs.length > 1).length).toBe(divided);
    const extents = all.filter((heirs) =>
      heirs.some(({ extent }) => (extent === 'WHOLE') === heirs.length > 1),
    );
    expect(extents).toEqual([]);
  });

  test('and the units of today were made of all of them', () => {
    for (const [list, codes] of [
      ['PROVINCE', itemsIn('PROVINCE', FORMER).map(({ code }) => code)],
      ['COMMUNE', [...Object.keys(table.communes), ...Object.keys(table.districts)]],
    ] as const) {
      const origins = unitsOf(list, CURRENT).map((unit) => madeOf(unit));
      expect(origins.filter((parts) => parts.length === 0)).toEqual([]);
      expect(new Set(origins.flat().map(({ unit }) => unit.item.code))).toEqual(new Set(codes));
    }
  });

  test('by a table without a code that the lists do not have', () => {
    const unknown = (list: CodeList, version: string, codes: readonly string[]) =>
      codes.filter((code) => !itemOf(list, version, code));
    expect(Object.keys(table.communes).length).toBe(10_035);
    expect(unknown('COMMUNE', FORMER, Object.keys(table.communes))).toEqual([]);
    expect(unknown('DISTRICT', FORMER, Object.keys(table.districts))).toEqual([]);
    const heirs = [...Object.values(table.communes), ...Object.values(table.districts)].flat();
    expect(unknown('COMMUNE', CURRENT, heirs)).toEqual([]);
    expect(new Set(heirs).size).toBe(3321);
  });
});

describe('lists are nobody’s data', () => {
  const QUERY =
    '{ codeList(list: COMMUNE, search: "tan", first: 100) { total } province(code: "79") { name } }';

  test.each(['officer', 'receptionist', 'citizen', 'auditor', 'operator'] as const)(
    'the token of the %s is enough, without purpose and dossier',
    async (role) => {
      const { Authorization = '' } = await running.headersOf(role);
      const { status, body } = await running.ask(
        QUERY,
        {},
        { ...NEW_TYPE, authorization: Authorization },
        'nobody',
      );
      expect([status, body]).toEqual([
        200,
        {
          data: {
            codeList: { total: expect.any(Number) as unknown },
            province: { name: 'Thành phố Hồ Chí Minh' },
          },
        },
      ]);
    },
  );

  test('and without a token they are refused', async () => {
    const { status, body } = await running.ask(QUERY, {}, NEW_TYPE, 'nobody');
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('beside a person they need a purpose like the person', async () => {
    const { Authorization = '' } = await running.headersOf('officer');
    const query =
      'query ($subject: SubjectInput!) { province(code: "79") { name } citizen(subject: $subject) { completeness } }';
    const { body } = await running.ask(
      query,
      { subject: registered.subject },
      { ...NEW_TYPE, authorization: Authorization },
      'nobody',
    );
    expect(body.errors?.[0]?.extensions.code).toBe('PURPOSE_REQUIRED');
  });

  test('their cost counts: as many items as they may give, and no call', async () => {
    const query = '{ codeList(list: COMMUNE, first: 100) { items { code } } }';
    const { body, headers } = await running.ask(query, {}, { 'x-cost': '1' });
    expect(body).toMatchObject({
      extensions: {
        cost: {
          estimated: { calls: 0, items: 100, total: 10 },
          actual: { calls: 0, items: 100, total: 10 },
        },
      },
    });
    expect(headers.get('ratelimit-policy')).toContain('"officer-cost"');
  });
});

describe('a record', () => {
  test('of 1998 names 26740 as the ward that it was, and says which one it is today', async () => {
    const query = `query ($subject: SubjectInput!) { citizen(subject: $subject) { civilStatus { record { birth {
      registration {
        registeredOn
        province { ...place } provinceToday: province(today: true) { ...place }
        commune { ...place } communeToday: commune(today: true) { ...place }
      }
    } } } } }
    fragment place on CodedValue { version code name }`;
    const { citizen } = await data<{ citizen: object }>(query, { subject: registered.subject });
    expect(citizen).toEqual({
      civilStatus: {
        record: {
          birth: {
            registration: {
              registeredOn: expect.stringMatching(/^1998/) as unknown,
              province: { version: FORMER, code: '79', name: 'TP. Hồ Chí Minh' },
              provinceToday: { version: CURRENT, code: '79', name: 'Thành phố Hồ Chí Minh' },
              commune: { version: FORMER, code: '26740', name: 'Phường Bến Nghé' },
              communeToday: { version: CURRENT, code: '26740', name: 'Phường Sài Gòn' },
            },
          },
        },
      },
    });
  });

  test('with an address in former codes says which units these are today, unless they were divided', async () => {
    const subjects = (await running.people(100)).map(({ subject }) => subject);
    const query = `query ($subjects: [SubjectInput!]!) { citizens(subjects: $subjects) { identity { record {
      permanentAddress {
        district { code } commune { version code } today: commune(today: true) { version code }
      }
    } } } }`;
    const { citizens } = await data<{ citizens: readonly Citizen[] }>(query, { subjects });
    const addresses = citizens.flatMap(({ identity }) => identity.record?.permanentAddress ?? []);
    const former = addresses.filter(({ district }) => district !== null);
    expect(former.length).toBeGreaterThan(5);
    expect(former.filter(({ commune }) => commune?.version !== FORMER)).toEqual([]);
    const heirs = new Map(Object.entries(table.communes));
    for (const { commune, today } of former) {
      const [heir, ...others] = heirs.get(commune?.code ?? '') ?? [];
      expect(today).toEqual(others.length === 0 ? { version: CURRENT, code: heir } : null);
    }
    const present = addresses.filter(({ commune }) => commune?.version === CURRENT);
    expect(present.length).toBeGreaterThan(20);
    expect(present.map(({ today }) => today)).toEqual(present.map(({ commune }) => commune));
  });

  test('of an unknown day does not say so where one of the units of that code and name was divided', () => {
    const todayOf = (commune: string) => {
      const { commune: place } = codedDivisions({ commune }, null);
      if (place === null || place instanceof Unread) throw new Error('It is a code.');
      return [nameOf(place, 'VI'), placeToday(place)?.code];
    };
    expect(todayOf('01789')).toEqual(['Xã Canh Tân', '01789']);
    expect(todayOf('00145')).toEqual(['Phường Long Biên', undefined]);
    expect(todayOf('26740')).toEqual([null, undefined]);
  });

  test('without the scope of a place does not say what it is today', async () => {
    const query = `query ($subject: SubjectInput!) { citizen(subject: $subject) {
      civilStatus { record { birth { registration { commune(today: true) { code } } } } }
    } }`;
    const { body } = await running.ask(query, { subject: registered.subject }, {}, 'receptionist');
    expect(body.data).toEqual({ citizen: { civilStatus: null } });
    expect(body.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

interface Citizen {
  readonly identity: { readonly record: { readonly permanentAddress: Address | null } | null };
}

interface Address {
  readonly district: { readonly code: string } | null;
  readonly commune: Coded | null;
  readonly today: Coded | null;
}

interface Coded {
  readonly version: string | null;
  readonly code: string;
}
