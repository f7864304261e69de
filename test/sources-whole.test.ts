/** Each source is whole, and leaving out any one of its pieces is reported by its place. */
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadFault, readFaults, readWhole } from '../scripts/read-whole.ts';
import { pieceFaults, readTree, sourceIds, workFaults, type Tree } from '../scripts/source-pieces.ts';
import { lgspSystems } from './kit/lgsp-calls.ts';
import { wholeFaults, type Whole } from '../scripts/source-whole.ts';
import type { EventKey } from '../mocks/kit/event-sender.ts';
import type { MockSystem } from '../mocks/kit/system.ts';
import type { Purpose } from '../src/access/purposes/purpose.ts';

const root = resolve(import.meta.dirname, '..');
const tree = readTree(root);
const ids = sourceIds(tree);

/** The tree without the files that a path begins, and with other texts. */
function without(path: string, texts: Readonly<Record<string, string>> = {}): Tree {
  return {
    files: new Set([...tree.files].filter((file) => !file.startsWith(path))),
    read: (file) => texts[file] ?? tree.read(file),
  };
}

interface Columns {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, object>>;
}

const ofPlatform = (await lgspSystems()).map(({ id }) => id);

describe('the pieces of each source', () => {
  test('are all there', () => {
    expect(ids.length).toBeGreaterThanOrEqual(5);
    expect(pieceFaults(tree)).toEqual([]);
  });

  test.each(
    ids.flatMap((id) =>
      [
        `contracts/${id}/`,
        `schema/${id}.graphql`,
        `src/generated/wire/${id}.ts`,
        `src/generated/columns/${id}.ts`,
        `src/sources/${id}/index.ts`,
        `mocks/systems/${id}/index.ts`,
        `docs/sources/${id}.md`,
        `test/${id}-connector.test.ts`,
        // test/contract/lgsp.test.ts tests those behind the platform.
        ...(ofPlatform.includes(id) ? [] : [`test/contract/${id}.test.ts`]),
      ].map((piece) => [piece]),
    ),
  )('are reported without %s', (piece) => {
    expect(pieceFaults(without(piece))).toEqual([expect.stringContaining(`${piece} is missing: `)]);
  });

  test.each(['', '// test\n', "test.todo('all');\n", "import { test } from '@jest/globals';\n"])(
    'are reported with the tests %j, which test nothing',
    (text) => {
      const [id = ''] = ids;
      const piece = `test/${id}-connector.test.ts`;
      expect(pieceFaults(without('-', { [piece]: text }))).toEqual([
        expect.stringContaining(`${piece} is missing: `),
      ]);
    },
  );

  test.each(ids.flatMap((id) => ['src/sources', 'mocks/systems'].map((folder) => [folder, id])))(
    'are reported without %s/%s',
    (folder, id) => {
      expect(pieceFaults(without(`${folder}/${id}/`))).toEqual([
        expect.stringContaining(`${folder}/${id}/index.ts is missing: `),
      ]);
    },
  );

  test.each(
    ids.flatMap((id) => [
      ['config/development.yml', 'sources', id],
      ['config/production.example.yml', 'sources', id],
      ['config/contract.example.yml', 'sources', id],
      ['config/contract.example.yml', 'refusals', id],
    ]),
  )('are reported without the block in %s: %s.%s', (file = '', key = '', id = '') => {
    const text = tree.read(file);
    const start = text.indexOf(`\n  ${id}:\n`, text.indexOf(`\n${key}:`)) + 1;
    expect(start).toBeGreaterThan(0);
    const renamed = `${text.slice(0, start)}  lgsp:\n${text.slice(start + id.length + 4)}`;
    expect(pieceFaults(without('-', { [file]: renamed }))).toEqual([
      expect.stringContaining(`${file}: ${key}.${id} is missing: `),
    ]);
  });

  test('are reported without a file of a code list', () => {
    expect(pieceFaults(without('codelists/licence-status.json'))).toEqual([
      'codelists/licence-status.json is missing: write the codes of LICENCE_STATUS and where they come from',
    ]);
  });
});

test('a contract or a module that cannot be read is reported by its place', async () => {
  expect(await readFaults(root, ['none'])).toEqual([
    expect.stringContaining('src/sources/none/index.ts cannot be loaded, correct it: '),
    expect.stringContaining('mocks/systems/none/index.ts cannot be loaded, correct it: '),
    expect.stringContaining('contracts/none/ cannot be read: '),
  ]);
});

test('marks of work in the places of a source are reported with their line', () => {
  const text = '# Page\n\nTo do: say what every code becomes.\n';
  expect(workFaults(without('-', { 'docs/sources/population.md': text }))).toContain(
    'docs/sources/population.md:3 is still to do: say what every code becomes.',
  );
});

describe('a module that cannot be loaded', () => {
  const file = 'src/sources/population/index.ts';
  const missing = new Error(
    `Cannot find module '${root}/src/sources/population/mapping.ts' imported from ${root}/src/sources/population/connector.ts`,
  );

  test.each<[string, unknown, string]>([
    [
      'lacks one that it imports',
      missing,
      'src/sources/population/mapping.ts is missing, which src/sources/population/connector.ts imports: write it, or remove the import',
    ],
    [
      'lacks a package',
      new Error(`Cannot find package 'some' imported from ${root}/${file}`),
      `${file} cannot be loaded, correct it: Cannot find package 'some' imported from ${file}`,
    ],
    [
      'is broken',
      new SyntaxError('Unexpected token'),
      `${file} cannot be loaded, correct it: Unexpected token`,
    ],
  ])('is reported by its place if it %s', (_what, error, fault) => {
    expect(loadFault(root, file, error)).toBe(fault);
  });
});

describe('each source as a whole', () => {
  let whole: Whole;
  beforeAll(async () => {
    whole = await readWhole(root);
  });

  const system = (change: (one: MockSystem) => MockSystem): Whole => ({
    ...whole,
    systems: whole.systems.map((one) => (one.id === 'social-insurance' ? change(one) : one)),
  });
  /** Changes a definition of the contract of social insurance. */
  const definition = (name: string, change: (one: Columns) => object): Whole => ({
    ...whole,
    contracts: whole.contracts.map((one) => {
      if (one.id !== 'social-insurance') return one;
      const held = one.ofJson[name] as Columns;
      return { ...one, ofJson: { ...one.ofJson, [name]: { ...held, ...change(held) } } };
    }),
  });
  const column = (name: string, key: string, schema: object): Whole =>
    definition(name, ({ properties }) => ({
      properties: { ...properties, [key]: { ...properties[key], ...schema } },
    }));
  const keyOf = (id: string) => whole.systems.find((one) => one.id === id)?.eventKey ?? {};
  const purposes = (change: Partial<Purpose>): Whole => ({
    ...whole,
    purposes: whole.purposes.map((purpose) => ({ ...purpose, ...change })),
  });
  const block = (change: Readonly<Record<string, unknown>>): Whole => {
    const held = whole.blocks['social-insurance'];
    const changed = { ...(typeof held === 'object' ? held : {}), ...change };
    return { ...whole, blocks: { ...whole.blocks, 'social-insurance': changed } };
  };
  const page = (text: string): Whole => ({
    ...whole,
    page: (id) => (id === 'social-insurance' ? text : whole.page(id)),
  });
  const persona = (name: string, answer: string) =>
    page(
      `# Page\n\n## Personas\n\n| Nguyễn Văn An | \`FOUND\` | all |\n| ${name} | \`${answer}\` | some |\n`,
    );

  test('fits together', () => {
    expect(wholeFaults(whole)).toEqual([]);
  });

  test.each<[string, () => Whole, string]>([
    [
      'no purpose reads it',
      () => purposes({ reads: (coordinate) => coordinate !== 'Citizen.socialInsurance' }),
      'no purpose reads the part participation of social-insurance: let one read Citizen.socialInsurance',
    ],
    [
      'no purpose reads one of its parts',
      () => purposes({ reads: (coordinate) => coordinate !== 'ContributionsAnswer.record' }),
      'no purpose reads the part contributions of social-insurance',
    ],
    [
      'citizens have no service account for it',
      () => purposes({ serviceAccount: () => undefined }),
      'purpose 0.000001 has no service account for social-insurance',
    ],
    [
      'its mock system has another id',
      () => system((one) => ({ ...one, id: 'other' })),
      'name it social-insurance',
    ],
    [
      'two systems have one port',
      () => system((one) => ({ ...one, portOffset: 4 })),
      'has the port of social-insurance: make portOffset ',
    ],
    [
      'its address leads elsewhere',
      () => block({ url: 'http://127.0.0.1:4199' }),
      'sources.social-insurance.url does not lead to the mock system: name http://127.0.0.1:4103',
    ],
    ['its mock has no event key', () => system(({ eventKey: _key, ...one }) => one), 'has no eventKey'],
    [
      'its event key is that of another',
      () => {
        const { x, y, d } = { ...keyOf('population') } as EventKey;
        return system((one) => ({ ...one, eventKey: { ...one.eventKey, x, y, d } as EventKey }));
      },
      'mocks/systems/social-insurance/ has the same event key as population: give each its own',
    ],
    [
      'the configuration gives it the event key of another',
      () => {
        const { x, y } = { ...keyOf('population') } as EventKey;
        return block({ events: { keys: [{ kid: 'mock-social-insurance-1', x, y }] } });
      },
      'sources.social-insurance.events.keys has the same event key as population: give each its own',
    ],
    [
      'the public half of its event key is not configured',
      () => block({ events: { source: 'urn:lienthong:mock:social-insurance', keys: [] } }),
      'sources.social-insurance.events.keys lacks the public half of mock-social-insurance-1',
    ],
    [
      'its events have another name',
      () => block({ events: {} }),
      'must be urn:lienthong:mock:social-insurance',
    ],
    [
      'a column has an enum',
      () => column('ThamGia', 'maHo', { enum: ['1'] }),
      'contracts/social-insurance/: ThamGia.maHo has an enum, and lists of codes are open: bound',
    ],
    [
      'a list has no end',
      () => column('KetQua', 'thamGia', { maxItems: undefined }),
      'contracts/social-insurance/: KetQua.thamGia is a list without an end: bound it by maxItems',
    ],
    [
      'a column that ties is not required',
      () =>
        definition('ThamGia', ({ required }) => ({ required: required.filter((one) => one !== 'hoTen') })),
      'contracts/social-insurance/: ThamGia.hoTen is tying and not required',
    ],
    [
      'a column that decides is not required',
      () =>
        definition('ThamGia', ({ required }) => ({
          required: required.filter((one) => one !== 'trangThai'),
        })),
      'contracts/social-insurance/: ThamGia.trangThai is deciding and not required',
    ],
    [
      'a code that decides is read as any other',
      () => ({
        ...whole,
        contracts: whole.contracts.map((one) => ({ ...one, sdl: one.sdl.replaceAll(', decides: true', '') })),
      }),
      'which decides: add decides: true to @wire',
    ],
    [
      'a column of 12 digits does not say whose they are',
      () => column('ThamGia', 'soDinhDanhCha', { type: 'string', pattern: '^([0-9]{12})?$' }),
      'ThamGia.soDinhDanhCha has 12 digits and does not say whose: add x-number-of',
    ],
    [
      'the column of a number is not marked',
      () => ({ ...whole, contracts: whole.contracts.map((one) => ({ ...one, marks: new Map() })) }),
      'soDinhDanh is the column of SocialInsuranceParticipation.identityNumber, a person',
    ],
    [
      "another's number is read with the record",
      () => {
        const guarded = new Map(whole.rules.guarded);
        guarded.set('HouseholdHead.identityNumber', [['identity:family']]);
        return { ...whole, rules: { ...whole.rules, guarded } };
      },
      'schema/population.graphql: HouseholdHead.identityNumber is the number of a person whom the record is not tied to',
    ],
    ['its page names no persona', () => page('# Page\n'), 'names no persona that the source holds'],
    ['its page names a stranger', () => persona('Ai Đó', 'FOUND'), 'names Ai Đó, who is no persona'],
    [
      'its page expects another answer',
      () => persona('Giàng A Páo', 'FOUND'),
      'says FOUND for Giàng A Páo, the mock system NOT_FOUND',
    ],
    [
      'it answers about another person only if it is asked by a wrong name',
      () =>
        system((one) => ({
          ...one,
          expectedAnswer: ({ subject, fullName }) => ({
            outcome: subject.fullName === fullName ? 'FOUND' : 'MISMATCH',
            record: null,
          }),
        })),
      'mocks/people/difficult.ts has no case in which social-insurance answers MISMATCH',
    ],
  ])('is not whole if %s', (_what, changed, fault) => {
    expect(wholeFaults(changed())).toContainEqual(expect.stringContaining(fault));
  });
});
