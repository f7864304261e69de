/** A source that comes as a package: what is checked before its code runs, and each refusal by name. */
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadPurposes } from '../src/access/purposes/load.ts';
import { findMentioned } from '../src/audit/third-parties.ts';
import { checkConfigFile, printedSchema } from '../src/cli/start.ts';
import { itemOf } from '../src/codes/code-lists.ts';
import { createSchema } from '../src/gateway/schema.ts';
import { readRules } from '../src/graphql/schema-rules.ts';
import { digestOf } from '../src/packages/digest.ts';
import { loadPackages } from '../src/packages/load.ts';
import type { PackageSetting } from '../src/packages/settings.ts';
import { loadSources } from '../src/sources/all.ts';
import { FILES, MANIFEST, Modules, NAME, settingOf, type Files } from './kit/package-folders.ts';

const own = await loadSources();
const everyone: Modules[] = [];
let installation: Modules;

beforeEach(() => {
  installation = new Modules();
  everyone.push(installation);
  Reflect.deleteProperty(globalThis, 'tollsRuns');
});
afterEach(() => {
  delete process.env['NODE_PATH'];
});
afterAll(() => everyone.forEach((one) => one.remove()));

async function load(setting: PackageSetting, id = 'tolls') {
  return loadPackages({ [id]: { package: setting } }, { own, installation });
}

function codeRan(): boolean {
  return Reflect.get(globalThis, 'tollsRuns') !== undefined;
}

function change(file: string, from: string | RegExp, to: string): Files {
  const changed = (FILES[file] ?? '').replace(from, to);
  expect(changed).not.toBe(FILES[file]);
  return { [file]: changed };
}

function manifest(changes: object): Files {
  return { 'package.json': JSON.stringify({ ...MANIFEST, ...changes }) };
}

test('loads a package with its schema, code lists and groups', async () => {
  const setting = await settingOf(installation.install());
  const { sources, faults } = await load(setting);
  expect(faults).toEqual([]);
  expect(sources).toEqual([
    expect.objectContaining({
      id: 'tolls',
      version: setting.integrity.slice(7, 15),
      schema: FILES['schema.graphql'],
      package: {
        ...setting,
        docs: join(installation.modules, NAME, 'docs/tolls.md'),
        numbers: new Map([['Tolls.owner', 'person']]),
        groups: { tolls: ['Citizen.tolls', 'TollsAnswer.record', 'Tolls.*'] },
        mock: expect.stringMatching(/^file:.*mock\.js$/),
      },
    }),
  ]);
  expect(itemOf('TOLL_VEHICLE', null, '1')).toEqual({ code: '1', vi: 'Ô tô' });
});

describe('refuses what is not the package named, without running its code', () => {
  test.each([
    './node_modules/lienthong-source-tolls',
    '../lienthong-source-tolls',
    '/srv/lienthong-source-tolls',
    'C:\\tolls',
    'file:../tolls',
    'http://127.0.0.1/tolls.tgz',
    'node:fs',
    'fs',
    'lienthong',
    'lienthong-source-tolls/source.js',
    '@x/y/z',
    '.tolls',
    'data:text/javascript,1',
    'Tolls Package',
  ])('the name %j', async (name) => {
    const { sources, faults } = await load(await settingOf(installation.install(), { name }));
    expect([sources, faults]).toEqual([
      [],
      [
        'sources.tolls.package.name: is not the name of an npm package — write the name without path or address',
      ],
    ]);
    expect(codeRan()).toBe(false);
  });

  const cases: readonly [string, RegExp, () => string | Promise<string>, Partial<PackageSetting>?][] = [
    [
      'a package that is not installed',
      /^\.name: is not installed in .*node_modules — install lienthong-source-tolls 1\.2\.0 beside lienthong$/,
      () => installation.install({}, 'another'),
    ],
    [
      'one on NODE_PATH',
      /^\.name: is not installed in /,
      () => {
        const folder = installation.install();
        const elsewhere = join(installation.folder, 'elsewhere');
        mkdirSync(elsewhere);
        renameSync(folder, join(elsewhere, NAME));
        process.env['NODE_PATH'] = elsewhere;
        return join(elsewhere, NAME);
      },
    ],
    [
      'a link out of the installation',
      /^\.name: is a symbolic link out of /,
      () => {
        const folder = installation.install();
        const elsewhere = join(installation.folder, 'linked');
        renameSync(folder, elsewhere);
        symlinkSync(elsewhere, folder);
        return elsewhere;
      },
    ],
    [
      'a package of another name in the folder',
      /^\.name: is the folder of a package of another name — /,
      () => installation.install(manifest({ name: 'others' })),
    ],
    [
      'another version',
      /^\.version: "1\.2\.0" is installed — install 1\.3\.0, or correct the configuration$/,
      () => installation.install(),
      { version: '1.3.0' },
    ],
    [
      'other files than those of the digest',
      /^\.integrity: the installed files of lienthong-source-tolls 1\.2\.0 are sha512-[\w+/]{86}==, and the configuration expects sha512-old — review/,
      () => installation.install(),
      { integrity: 'sha512-old' },
    ],
    [
      'a link among its files',
      /^: lienthong-source-tolls: contains other\.js, which is no regular file — /,
      () => {
        const folder = installation.install();
        symlinkSync('/etc/hostname', join(folder, 'other.js'));
        return folder;
      },
    ],
    [
      'code that its digest does not cover',
      /^\.name: depends on left-pad, which its digest does not cover — bundle it into the package$/,
      () =>
        installation.install({
          ...manifest({ dependencies: { 'left-pad': '1', inside: '1' }, bundleDependencies: ['inside'] }),
          'node_modules/inside/package.json': '{}',
        }),
    ],
    [
      'a bundled dependency that is not there',
      /^\.name: depends on inside, which its digest does not cover — bundle it/,
      () => installation.install(manifest({ dependencies: { inside: '1' }, bundleDependencies: ['inside'] })),
    ],
    [
      'another copy of the interface',
      /^\.name: uses another copy of lienthong\/source-api, .*node_modules\/lienthong — make lienthong its peer dependency/,
      () => installation.install({ 'node_modules/lienthong/package.json': '{"name":"lienthong"}' }),
    ],
    [
      'another copy of the interface beside its entry',
      /^\.name: uses another copy of lienthong\/source-api, .*lib\/node_modules\/lienthong — /,
      () =>
        installation.install({
          ...manifest({ exports: './lib/source.js' }),
          'lib/source.js': FILES['source.js'],
          'lib/node_modules/lienthong/package.json': '{"name":"lienthong"}',
        }),
    ],
    [
      'files that cannot be read',
      /^: lienthong-source-tolls: has files that cannot be read \(\w+\) — /,
      () => {
        const folder = installation.install();
        writeFileSync(Buffer.from(`${folder}/\xff`, 'latin1'), '');
        return folder;
      },
    ],
    [
      'TypeScript',
      /"\." is \.\/source\.ts, which is no JavaScript module/,
      () => installation.install(manifest({ exports: './source.ts' })),
    ],
    [
      'CommonJS',
      /"\." is \.\/source\.js, which is no JavaScript module/,
      () => installation.install(manifest({ type: 'commonjs' })),
    ],
    [
      'a missing entry',
      /"\." is \.\/gone\.js, which is not in the package/,
      () => installation.install(manifest({ exports: './gone.js' })),
    ],
    [
      'an entry elsewhere',
      /"\." leads out of the package/,
      () => installation.install(manifest({ exports: '../lienthong/index.mjs' })),
    ],
  ];
  test.each(cases)('%s', async (...[, fault, prepare, given]) => {
    installation.put('node_modules/lienthong/index.mjs', 'export default {};');
    const { sources, faults } = await load(await settingOf(await prepare(), given));
    expect([sources, faults]).toEqual([[], [expect.stringMatching(/^sources\.tolls\.package/)]]);
    expect(faults[0]?.slice('sources.tolls.package'.length)).toMatch(fault);
    expect(codeRan()).toBe(false);
  });

  test.each(['constructor', '__proto__', '../tolls', 'Tolls'])('a package under the id %j', async (id) => {
    const { faults } = await load(await settingOf(installation.install()), id);
    expect(faults).toEqual([expect.stringContaining(`${id} is no id of a source — use small letters`)]);
  });

  test('a package under the id of a source of the gateway', async () => {
    const { faults } = await load(await settingOf(installation.install()), 'population');
    expect(faults).toEqual([
      expect.stringMatching(/^sources\.population\.package: population is a source of the gateway/),
    ]);
  });
});

describe('the digest of a package', () => {
  test.each<[string, (folder: string) => void]>([
    ['a changed byte', (folder) => writeFileSync(join(folder, 'source.js'), `${FILES['source.js']} `)],
    ['another name', (folder) => renameSync(join(folder, 'docs/tolls.md'), join(folder, 'docs/toll.md'))],
    ['a further file', (folder) => writeFileSync(join(folder, 'x'), '')],
    [
      'bundled code',
      (folder) => {
        mkdirSync(join(folder, 'node_modules'));
        writeFileSync(join(folder, 'node_modules/x.js'), '');
      },
    ],
  ])('differs for %s', async (_what, alter) => {
    const folder = installation.install();
    const before = await digestOf(folder);
    expect(await digestOf(folder)).toEqual(before);
    alter(folder);
    expect(await digestOf(folder)).not.toEqual(before);
  });

  test('tells names from contents', async () => {
    const digests = [];
    for (const [a, b] of [
      ['x', 'yz'],
      ['xy', 'z'],
      ['x","y', 'z'],
    ] as const) {
      const folder = join(installation.folder, `two-${digests.length}`);
      mkdirSync(folder);
      writeFileSync(join(folder, a), b);
      digests.push(JSON.stringify(await digestOf(folder)));
    }
    expect(new Set(digests).size).toBe(3);
  });
});

describe('refuses contents that go beyond the source, without running its code', () => {
  const sdl = (from: string | RegExp, to: string) => change('schema.graphql', from, to);
  const more = (text: string) => sdl(/$/, text);
  const cases: readonly [string, string | RegExp, Files][] = [
    [
      'no contract',
      'contract/openapi.yaml: is missing — every source needs it',
      { 'contract/openapi.yaml': undefined },
    ],
    [
      'a contract that is no YAML',
      'contract/openapi.yaml: is no contract that can be read',
      { 'contract/openapi.yaml': 'a: [' },
    ],
    [
      'a contract without messages',
      'contract/openapi.yaml: is no contract that can be read (An OpenAPI contract must be',
      { 'contract/openapi.yaml': 'openapi: 3.1.0' },
    ],
    [
      'a contract with a reference elsewhere',
      'is no contract to refer to',
      change(
        'contract/openapi.yaml',
        'LoaiXe: { type: string }',
        "LoaiXe: { $ref: 'http://127.0.0.1/x#/components/schemas/X' }",
      ),
    ],
    ['no schema', 'schema.graphql: is missing', { 'schema.graphql': undefined }],
    ['a schema that is no GraphQL', 'schema.graphql: is no GraphQL at line 1', { 'schema.graphql': 'tolls' }],
    ['no page', 'docs/tolls.md: is missing', { 'docs/tolls.md': undefined }],
    ['no groups', 'purposes.yml: is missing', { 'purposes.yml': undefined }],
    [
      'a type that exists',
      'defines Identity, which is a type of the gateway',
      more('type Identity { a: Int }'),
    ],
    [
      'a field that exists',
      'adds identity to Citizen, which has it',
      sdl('tolls: TollsAnswer', 'identity: TollsAnswer'),
    ],
    ['a code list that exists', 'adds SEX to CodeList, which has it', sdl('TOLL_VEHICLE', 'SEX')],
    ['a source that exists', 'adds POPULATION to SourceId', sdl(/TOLLS\n/, 'POPULATION\n')],
    ['two fields of Citizen', 'adds 2 fields to Citizen', more('extend type Citizen { other: TollsAnswer }')],
    ['no field of Citizen', 'adds 0 fields to Citizen', sdl(/extend type Citizen \{[^}]*\}/, '')],
    [
      'a field that cannot be null',
      'Citizen.tolls is not of a nullable type',
      sdl('tolls: TollsAnswer', 'tolls: TollsAnswer!'),
    ],
    ...['_Any', 'link__Import', 'tolls'].map((name): [string, string, Files] => [
      `the type ${name}`,
      `defines ${name} — begin with a capital`,
      more(`enum ${name} { A }`),
    ]),
    ['a reserved name', 'Name "__owner" must not begin with "__"', sdl('owner: String', '__owner: String')],
    ['a type without values', 'Enum type Kind must define one or more values', more('enum Kind')],
    [
      'an object as an argument',
      'The type of Tolls.owner(of:) must be Input Type',
      sdl('owner:', 'owner(of: Tolls):'),
    ],
    [
      'a default of another type',
      'Tolls(of:) has a default value of another type',
      sdl('owner:', 'owner(of: Int = "x"):'),
    ],
    [
      'arguments of its answer',
      'Citizen.tolls has arguments, which parts do not take',
      sdl('tolls: TollsAnswer', 'tolls(year: Int): TollsAnswer'),
    ],
    [
      'a question of its own',
      'contains an object extension Query',
      more('extend type Query { tolls: Tolls }'),
    ],
    ['a change', 'defines Mutation, which is a type of the gateway', more('type Mutation { tolls: Int }')],
    ['a subscription', 'defines Subscription, which is', more('type Subscription { tolls: Int }')],
    [
      'another type extended',
      'contains an object extension Identity',
      more('extend type Identity { tolls: Int }'),
    ],
    ['another enum extended', 'contains an enum extension Freshness', more('extend enum Freshness { OLD }')],
    [
      'a directive',
      'contains a directive definition requiresScopes',
      more('directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION'),
    ],
    ['a scalar', 'contains a scalar definition Date', more('scalar Date')],
    ['an interface', 'contains an interface definition Toll', more('interface Toll { a: Int }')],
    ['a union', 'contains a union definition Toll', more('union Toll = Tolls')],
    ['a schema', 'contains a schema', more('extend schema @link(url: "https://x")')],
    [
      'a directive on Citizen',
      'adds a directive to Citizen',
      sdl('extend type Citizen {', 'extend type Citizen @key(fields: "tolls") {'),
    ],
    ['a foreign directive', 'uses @key', sdl('type Tolls {', 'type Tolls @key(fields: "vehicle") {')],
    [
      'data of another source',
      'Tolls.vehicle is of type Identity',
      sdl('vehicle: CodedValue', 'vehicle: Identity'),
    ],
    [
      'a way around the purpose',
      'Tolls.owner is of type Citizen — mark it with @walk',
      sdl('owner: String', 'owner: Citizen'),
    ],
    [
      'people as arguments',
      'Tolls.vehicle(of:) is of type SubjectInput',
      sdl('vehicle:', 'vehicle(of: SubjectInput):'),
    ],
    [
      'an interface of the gateway',
      'TollsAnswer implements SourceAnswer',
      sdl('type TollsAnswer @answer(scope: "tolls")', 'type TollsAnswer implements SourceAnswer'),
    ],
    [
      'a rule of its own',
      'uses @requiresScopes',
      sdl('tolls: TollsAnswer', 'tolls: TollsAnswer @requiresScopes(scopes: [])'),
    ],
    [
      'a scope of another source',
      'has scope identity — use tolls',
      sdl('scope: "tolls"', 'scope: "identity"'),
    ],
    ['a scope with a similar name', 'has scope tolls-all', sdl('scope: "tolls"', 'scope: "tolls-all"')],
    [
      'a field with a scope of another source',
      'Tolls.vehicle has scope identity',
      sdl('list: TOLL_VEHICLE', 'list: TOLL_VEHICLE, scope: "identity"'),
    ],
    [
      'a field without a column',
      'Tolls.vehicle has no @wire',
      sdl(' @wire(column: "LoaiXe", list: TOLL_VEHICLE)', ''),
    ],
    ['a list that there is not', 'Tolls.vehicle', sdl('list: TOLL_VEHICLE', 'list: TOLL_VEHICLES')],
    [
      'a type that there is not',
      'Tolls.vehicle is of type Vehicle',
      sdl('vehicle: CodedValue', 'vehicle: Vehicle'),
    ],
    [
      'a code list without a file',
      'codelists/: has no file of list TOLL_VEHICLE',
      { 'codelists/vehicle.json': undefined },
    ],
    [
      'a file of another list',
      'codelists/vehicle.json: is of list SEX',
      change('codelists/vehicle.json', 'TOLL_VEHICLE', 'SEX'),
    ],
    ['a file that is no list', 'codelists/vehicle.json: is no code list', { 'codelists/vehicle.json': '[]' }],
    ['a purpose', /purposes\.yml: /, { 'purposes.yml': 'groups: {}\npurposes: []\n' }],
    [
      'a group with fields of others',
      'purposes.yml: groups.tolls contains Identity.*, which is no field of the package',
      change('purposes.yml', 'Tolls.*', 'Identity.*'),
    ],
    ...['Citizen.identity', 'Identity.*', '*', '__proto__'].map((name): [string, string, Files] => [
      `a group by the name of the field ${name}`,
      `purposes.yml: groups.${name} is no name of a group`,
      { 'purposes.yml': `groups: { "${name}": [Citizen.tolls, TollsAnswer.record, Tolls.*] }` },
    ]),
    ...['.*', '[0-9]+', '[A-Z ]+', 'x)|.*|(?:y'].map((pattern): [string, string, Files] => [
      `codes like ${pattern}`,
      'x-source-code-pattern takes names or numbers of people for codes',
      change('contract/openapi.yaml', 'openapi: 3.1.0', `x-source-code-pattern: '${pattern}'`),
    ]),
    ...['^(a+)+$', '^([a-z]|[0-9])*$', '^((a{1,40}))*$', '^(x(y|z)){0,99}$'].map(
      (pattern): [string, string, Files] => [
        `the pattern ${pattern}`,
        `the pattern ${pattern} repeats a group that itself repeats or chooses`,
        change('contract/openapi.yaml', 'LoaiXe: { type: string }', `LoaiXe: { pattern: "${pattern}" }`),
      ],
    ),
    [
      'a code that is there twice',
      'codelists/vehicle.json: has the code 1 in the edition without a version',
      change('codelists/vehicle.json', '"items":[', '"items":[{"code":" 1","vi":"Xe"},'),
    ],
    [
      'a message that cannot be checked',
      'contract/openapi.yaml: is no contract that can be read',
      change('contract/openapi.yaml', 'LoaiXe: { type: string }', 'LoaiXe: { pattern: "((" }'),
    ],
    [
      'a group that reads every citizen',
      'purposes.yml: groups.tolls contains Citizen.*',
      change('purposes.yml', 'Tolls.*', 'Citizen.*'),
    ],
  ];
  test.each(cases)('%s', async (_what, fault, files) => {
    const { sources, faults } = await load(await settingOf(installation.install(files)));
    expect(sources).toEqual([]);
    const all = faults.join('\n');
    if (typeof fault === 'string') expect(all).toContain(fault);
    else expect(all).toMatch(fault);
    expect(all).toMatch(/^sources\.tolls\.package: lienthong-source-tolls: .+ — .+/);
    expect(codeRan()).toBe(false);
  });
});

test.each([
  ['identity', 'identity'],
  ['audit', 'audit:read'],
  ['subject', 'subject:mismatch'],
])('refuses the id %s, which begins scopes of the gateway', async (id, scope) => {
  const files = {
    'schema.graphql': FILES['schema.graphql']
      ?.replace('TOLLS\n', `${id.toUpperCase()}\n`)
      .replace('"tolls"', `"${scope}"`),
    [`docs/${id}.md`]: '',
  };
  const { faults } = await load(await settingOf(installation.install(files)), id);
  expect(faults).toEqual([expect.stringContaining(`${id} begins the scope ${id}`)]);
  expect(codeRan()).toBe(false);
});

describe('refuses a source that does not fit its package', () => {
  const code = (from: string, to: string) => change('source.js', from, to);
  test.each<[string, string, Files]>([
    [
      'another version of the interface',
      'is written for version 2 of lienthong/source-api, and this gateway has 1',
      code('apiVersion: 1', 'apiVersion: 2'),
    ],
    ['another id', 'is the source toll — name the block sources.toll', code("id: 'tolls'", "id: 'toll'")],
    [
      'another field',
      'answers Citizen.toll, and schema.graphql adds Citizen.tolls',
      code("field: 'tolls'", "field: 'toll'"),
    ],
    [
      'another value of SourceId',
      'has sourceId TOLL — the source tolls is TOLLS',
      code("sourceId: 'TOLLS'", "sourceId: 'TOLL'"),
    ],
    ['no source', 'its default export is no source', { 'source.js': 'export default {};' }],
    [
      'a source that cannot be read',
      'its code cannot be loaded (Error: unreadable)',
      {
        'source.js': "export default new Proxy({ id: 1 }, { get() { throw new Error('unreadable'); } });",
      },
    ],
    ['a member of another form', 'numberKinds: has another form', code("['PERSONAL']", "'PERSONAL'")],
    [
      'a function in place of a resolver of the gateway',
      'fields: Identity is no type of this source alone — remove',
      code('parts: [tolls]', 'parts: [tolls], fields: { Identity: { religion: () => null } }'),
    ],
    [
      'code that fails',
      'its code cannot be loaded (Error: too old)',
      { 'source.js': "throw new Error('too old');" },
    ],
  ])('%s', async (_what, fault, files) => {
    const { sources, faults } = await load(await settingOf(installation.install(files)));
    expect([sources, faults]).toEqual([[], [expect.stringContaining(fault)]]);
  });
});

test('refuses a setting that every source has', async () => {
  const files = change('source.js', "region: { type: 'string' }", "timeoutMs: { type: 'string' }");
  const setting = await settingOf(installation.install(files));
  const { sources, faults } = await load(setting);
  expect([sources, faults]).toEqual([
    [],
    [expect.stringContaining('lienthong-source-tolls: settings: timeoutMs is a key of every source')],
  ]);
});

test('finds people in its records by the marks of its contract', async () => {
  const { sources } = await load(await settingOf(installation.install()));
  const all = [...own, ...sources];
  const [tolls] = sources;
  if (!tolls) throw new Error('The package is not loaded.');
  const find = findMentioned(createSchema(all), all, () => true);
  // The number of a passport has no form by which it would be found.
  expect(find(tolls, tolls.parts[0], { vehicle: null, owner: 'B1234567' })).toEqual([
    { field: 'Tolls.owner', number: 'B1234567' },
  ]);
});

test('reports the faults of all packages, and what the later one takes from the earlier', async () => {
  const first = await settingOf(installation.install());
  const files = {
    ...manifest({ name: 'second' }),
    ...change('schema.graphql', 'tolls: TollsAnswer', 'second: TollsAnswer'),
  };
  const second = await settingOf(installation.install(files, 'second'), { name: 'second' });
  const { faults } = await loadPackages(
    {
      tolls: { package: first },
      second: { package: second },
      third: { package: { ...first, name: 'third' } },
    },
    { own, installation },
  );
  expect(faults).toEqual(
    expect.arrayContaining([
      expect.stringContaining(
        'sources.second.package: second: schema.graphql: defines Tolls, which is a type',
      ),
      expect.stringContaining('adds TOLL_VEHICLE to CodeList, which has it'),
      expect.stringContaining('group tolls is that of another package'),
      expect.stringContaining('sources.third.package.name: is not installed'),
    ]),
  );
});

test('reports faults of a package together with those of the rest of the configuration', async () => {
  const block = {
    package: { name: 'lienthong-source-none', version: '1.0.0', integrity: 'sha512-x' },
    url: 'none',
  };
  installation.put(
    'gateway.yml',
    JSON.stringify({ mode: 'development', sources: { none: block }, surprise: 1 }),
  );
  await expect(checkConfigFile(join(installation.folder, 'gateway.yml'))).rejects.toMatchObject({
    faults: [
      expect.stringMatching(/^sources\.none\.package\.name: is not installed in .*node_modules — install/),
      expect.stringMatching(/^surprise: is not a known key/),
      expect.stringMatching(/^sources\.none\.url: /),
    ],
  });
});

test.each([
  ['5', 'the file: must be object'],
  ['sources: []', 'sources: must be object'],
  ['sources: { tolls: }', 'sources.tolls: must be object'],
  ['sources: { tolls: { package: x } }', 'sources.tolls.package: must be object'],
  [
    'sources: { tolls: { package: { name: x, version: 1.0, integrity: x } } }',
    'sources.tolls.package.version: must be string — put it in quotes',
  ],
])('refuses to print the schema of the configuration %s', async (text, fault) => {
  installation.put('gateway.yml', text);
  await expect(printedSchema(join(installation.folder, 'gateway.yml'))).rejects.toMatchObject({
    faults: [fault],
  });
});

test('reads the groups of a package in purposes, which have no group of that name', async () => {
  const { sources } = await load(await settingOf(installation.install()));
  const all = [...own, ...sources];
  const rules = readRules(createSchema(all));
  const purposes = (groups: object) => {
    const entry = {
      code: '1.000001',
      codeFrom: 'ours',
      title: { vi: 'x', en: 'x' },
      legalGround: 'x',
      kind: 'procedure',
      usedBy: { agencies: ['*'], applications: ['*'], roles: ['*'] },
      reads: ['tolls'],
      dossier: 'optional',
      subjects: 1,
    };
    installation.put('purposes.yml', JSON.stringify({ groups, purposes: [entry] }));
    return loadPurposes(join(installation.folder, 'purposes.yml'), rules, all, 'production');
  };
  const purpose = (await purposes({})).get('1.000001');
  expect(
    ['Citizen.tolls', 'Tolls.vehicleText', 'Citizen.identity'].map((field) => purpose?.reads(field)),
  ).toEqual([true, true, false]);
  await expect(purposes({ tolls: ['Citizen.tolls'] })).rejects.toThrow(
    'groups.tolls: is a group of a package — rename one of the two',
  );
});
