/**
 * Access to the package `lienthong-dev`: mock systems, test kit, demo tokens. The gateway works without it,
 * apart from development mode. In a clone of the project its modules are read from their source.
 */
import { createRequire, registerHooks } from 'node:module';
import { dirname, extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Failure } from './user-error.ts';
import { VERSION, versionIn } from './version.ts';

/** True in a clone of the project. */
export const isSource = extname(import.meta.url) === '.ts';

/**
 * Loads a module of the package.
 *
 * @param feature subject of the sentence that says where it comes from, e.g. `The command start`
 * @throws Failure when the package is missing or of another version
 */
export async function importDevelopment(
  module: 'commands' | 'demo' | 'issuer' | 'kit',
  feature: string,
): Promise<unknown> {
  return import(developmentFile(`dev/${module}${isSource ? '.ts' : '.js'}`, feature).href);
}

/** Modules that a package of a source imports, and where they are in a clone. */
const INTERFACES = new Map([
  ['lienthong/source-api', 'src/source-api/index.ts'],
  ['lienthong-dev/mock-kit', 'mocks/kit/index.ts'],
  ['lienthong-dev/source-kit', 'dev/source-kit.ts'],
]);

/**
 * Gives a package that is installed in a clone the modules of this gateway: nothing above the package has the
 * name `lienthong` there.
 *
 * @param folder real path of the package
 */
export function provideInterface(folder: string): void {
  const inside = pathToFileURL(`${folder}/`).href;
  registerHooks({
    resolve: (specifier, context, next) => {
      const path = context.parentURL?.startsWith(inside) ? INTERFACES.get(specifier) : undefined;
      if (path === undefined) return next(specifier, context);
      return { url: new URL(`../../${path}`, import.meta.url).href, shortCircuit: true };
    },
  });
}

/** Path of the configuration of `npm start`. @throws Failure as `importDevelopment` does */
export function developmentConfig(): string {
  const feature = 'The configuration used without --config FILE';
  return fileURLToPath(developmentFile('config/development.yml', feature));
}

/** Locates a file of the package by its path in the project. */
function developmentFile(path: string, feature: string): URL {
  if (isSource) return new URL(`../../${path}`, import.meta.url);
  const fault = developmentFault(feature);
  if (fault !== undefined) throw new Failure(`${fault}.`);
  return new URL(`dist/${path}`, pathToFileURL(`${dirname(manifestFile() ?? '')}/`));
}

/** Says why the package cannot be used, with the step that helps, as a sentence without its full stop. */
export function developmentFault(feature: string): string | undefined {
  if (isSource) return undefined;
  const manifest = manifestFile();
  const found = manifest === undefined ? undefined : versionIn(manifest);
  if (found === VERSION) return undefined;
  const state = found === undefined ? '' : `, of which ${found} is installed`;
  return `${feature} comes with the package lienthong-dev${state}: install lienthong-dev ${VERSION} beside lienthong`;
}

function manifestFile(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('lienthong-dev/package.json');
  } catch {
    return undefined;
  }
}
