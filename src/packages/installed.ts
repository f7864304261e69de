/**
 * Finds a package in the `node_modules` in which the running gateway itself is installed (in a clone, the
 * clone's own). No other place is looked at: neither a path nor an address, neither NODE_PATH nor the working
 * directory. Nothing here runs code of the package.
 */
import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { basename, dirname, extname, join, sep } from 'node:path';
import { codeOf } from '../lib/error-code.ts';
import { isObject } from '../lib/is-object.ts';
import type { PackageSetting } from './settings.ts';

/** An installed package, or why it cannot be used: a predicate and the remedy. */
export type Installed =
  | {
      readonly folder: string;
      readonly manifest: Manifest;
      /** False in a clone, where Node.js finds no `lienthong` above the package. */
      readonly findsGateway: boolean;
    }
  | { readonly fault: string };

export interface Manifest {
  readonly [key: string]: unknown;
}

/** The place of packages, and the gateway whose `source-api` they have to use. */
export interface Installation {
  /** Real path of `node_modules`. */
  readonly modules: string;
  /** Real path of the gateway's own package. */
  readonly gateway: string;
}

/** The installation of the running gateway. */
export function ownInstallation(): Installation {
  const gateway = realpathSync(dirname(createRequire(import.meta.url).resolve('lienthong/package.json')));
  const above = dirname(gateway);
  return { gateway, modules: basename(above) === 'node_modules' ? above : join(gateway, 'node_modules') };
}

/** An npm name. Its first characters are no dots, so that it is no path. */
const NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
const RESERVED: readonly string[] = ['lienthong', 'lienthong-dev', 'node_modules', 'favicon.ico'];

export async function findInstalled(
  { name, version }: PackageSetting,
  { modules, gateway }: Installation,
): Promise<Installed> {
  if (!NAME.test(name) || isBuiltin(name) || RESERVED.includes(name)) {
    return { fault: 'name: is not the name of an npm package — write the name without path or address' };
  }
  let folder: string;
  let inside: string;
  try {
    [folder, inside] = [realpathSync(join(modules, name)), realpathSync(modules) + sep];
  } catch (error) {
    const why = codeOf(error) === 'ENOENT' ? 'is not installed' : `cannot be read (${codeOf(error)})`;
    return { fault: `name: ${why} in ${modules} — install ${name} ${version} beside lienthong` };
  }
  if (!folder.startsWith(inside)) {
    return {
      fault: `name: is a symbolic link out of ${modules} — install the package itself, from its tarball`,
    };
  }
  const manifest = await readManifest(folder);
  if (!manifest) return { fault: 'name: has no package.json that can be read — install it again' };
  if (manifest['name'] !== name) {
    return { fault: `name: is the folder of a package of another name — install ${name} again` };
  }
  if (manifest['version'] !== version) {
    const found = JSON.stringify(manifest['version']);
    return { fault: `version: ${found} is installed — install ${version}, or correct the configuration` };
  }
  const fault = dependencyFault(folder, manifest);
  if (fault !== undefined) return { fault };
  const entry = exportedFile({ folder, manifest, findsGateway: true }, '.');
  const found = nearestGateway('file' in entry ? dirname(entry.file) : folder);
  if (found === undefined || realpathSync(found) === gateway) {
    return { folder, manifest, findsGateway: found !== undefined };
  }
  return {
    fault: `name: uses another copy of lienthong/source-api, ${found} — make lienthong its peer dependency and install again`,
  };
}

export async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return isObject(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** The digest covers what is below the folder of the package, so code from elsewhere is refused. */
function dependencyFault(folder: string, manifest: Manifest): string | undefined {
  const bundled = manifest['bundleDependencies'] ?? manifest['bundledDependencies'];
  // One that is named and left out would be found above the package.
  const isBundled = (name: string) =>
    (bundled === true || (Array.isArray(bundled) && bundled.includes(name))) &&
    existsSync(join(folder, 'node_modules', name, 'package.json'));
  const names = (key: string) => Object.keys(isObject(manifest[key]) ? manifest[key] : {});
  const strangers = [
    ...[...names('dependencies'), ...names('optionalDependencies')].filter((name) => !isBundled(name)),
    ...names('peerDependencies').filter((name) => name !== 'lienthong' && name !== 'lienthong-dev'),
  ];
  if (strangers.length === 0) return undefined;
  const listed = strangers.join(', ');
  return `name: depends on ${listed}, which its digest does not cover — bundle it into the package`;
}

/** The `lienthong` that Node.js takes for the package. The classes and checks of another copy are not ours. */
export function nearestGateway(folder: string): string | undefined {
  for (let place = folder; place !== dirname(place); place = dirname(place)) {
    const found = join(place, 'node_modules/lienthong');
    if (basename(place) !== 'node_modules' && existsSync(found)) return found;
  }
  return undefined;
}

/**
 * The file that package.json exports under a path, `.` or `./mock`.
 *
 * @returns its path, or why there is none
 */
export function exportedFile(
  { folder, manifest }: Extract<Installed, { folder: string }>,
  subpath: string,
): { readonly file: string } | { readonly fault: string } {
  const { exports } = manifest;
  const isMap = isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
  const target = targetOf(isMap ? exports[subpath] : subpath === '.' ? exports : undefined);
  const label = `exports of package.json: "${subpath}"`;
  if (target === undefined) return { fault: `${label} is missing — add it` };
  const isModule = extname(target) === '.mjs' || (extname(target) === '.js' && manifest['type'] === 'module');
  if (!isModule) {
    return {
      fault: `${label} is ${target}, which is no JavaScript module — export .mjs, or .js with type: module`,
    };
  }
  try {
    const file = realpathSync(join(folder, target));
    if (target.startsWith('./') && file.startsWith(folder + sep)) return { file };
  } catch {
    return { fault: `${label} is ${target}, which is not in the package — correct it` };
  }
  return { fault: `${label} leads out of the package — correct it` };
}

/** The conditions of an ES module in Node.js, in the order written. */
function targetOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  if (!isObject(entry)) return undefined;
  const key = Object.keys(entry).find((name) => ['node', 'import', 'default'].includes(name));
  return key === undefined ? undefined : targetOf(entry[key]);
}
