/** Folders of source packages, as npm would install them, without npm. */
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { digestOf } from '../../src/packages/digest.ts';
import type { PackageSetting } from '../../src/packages/settings.ts';

/** Texts by path; undefined leaves a file out. */
export type Files = Readonly<Record<string, string | undefined>>;

export const NAME = 'lienthong-source-tolls';

export const MANIFEST = {
  name: NAME,
  version: '1.2.0',
  type: 'module',
  exports: { '.': './source.js', './mock': './mock.js' },
  peerDependencies: { lienthong: '*' },
};

/** The smallest package that loads. Its source answers about road tolls. */
export const FILES: Files = {
  'package.json': JSON.stringify(MANIFEST),
  'source.js': `globalThis.tollsRuns = (globalThis.tollsRuns ?? 0) + 1;
const tolls = { source: 'TOLLS', name: 'tolls', merge: (a) => a };
export default {
  apiVersion: 1,
  id: 'tolls',
  sourceId: 'TOLLS',
  name: { vi: 'Phí đường bộ', en: 'Road tolls' },
  field: 'tolls',
  numberKinds: ['PERSONAL'],
  batchSize: 1,
  officerRefusals: null,
  contract: {},
  settings: { type: 'object', properties: { region: { type: 'string' } }, required: ['region'] },
  parts: [tolls],
  connect: () => ({ ask: async () => [], close: async () => {} }),
};
`,
  'schema.graphql': `extend enum SourceId {
  "Road tolls (phí đường bộ)."
  TOLLS
}

extend enum CodeList {
  "Kind of vehicle (loại xe)."
  TOLL_VEHICLE
}

extend type Citizen {
  "Road tolls (phí đường bộ)."
  tolls: TollsAnswer
}

"Answer about road tolls."
type TollsAnswer @answer(scope: "tolls") {
  record: Tolls
}

"Tolls of a person."
type Tolls {
  "Kind of vehicle (loại xe)."
  vehicle: CodedValue @wire(column: "LoaiXe", list: TOLL_VEHICLE)
  "Number of the owner (số định danh chủ xe)."
  owner: String @wire(column: "SoDinhDanhChuXe")
}
`,
  'contract/openapi.yaml': `openapi: 3.1.0
components:
  schemas:
    Tolls:
      type: object
      properties: { LoaiXe: { type: string }, SoDinhDanhChuXe: { type: string, x-number-of: person } }
`,
  'codelists/vehicle.json':
    '{"list":"TOLL_VEHICLE","editions":[{"version":null,"items":[{"code":"1","vi":"Ô tô"}]}]}',
  'purposes.yml': 'groups: { tolls: [Citizen.tolls, TollsAnswer.record, Tolls.*] }\n',
  'mock.js': '',
  'docs/tolls.md': '# Road tolls\n',
};

/** A `node_modules` in a temporary folder. */
export class Modules {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'lienthong-packages-')));
  readonly modules = join(this.folder, 'node_modules');
  /** The folder of this installation's gateway. */
  readonly gateway = join(this.modules, 'lienthong');

  constructor() {
    this.put('node_modules/lienthong/package.json', '{"name":"lienthong"}');
  }

  put(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Installs the package with some files otherwise; @returns its folder. */
  install(files: Files = {}, name = NAME): string {
    const folder = join(this.modules, name);
    rmSync(folder, { recursive: true, force: true });
    for (const [path, text] of Object.entries({ ...FILES, ...files })) {
      if (text !== undefined) this.put(join('node_modules', name, path), text);
    }
    return folder;
  }

  copy(folder: string, name: string): void {
    cpSync(folder, join(this.modules, name), { recursive: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The setting that names a folder as it is. */
export async function settingOf(
  folder: string,
  change: Partial<PackageSetting> = {},
): Promise<PackageSetting> {
  const digest = await digestOf(folder);
  return {
    name: NAME,
    version: MANIFEST.version,
    integrity: 'integrity' in digest ? digest.integrity : 'sha512-none',
    ...change,
  };
}
