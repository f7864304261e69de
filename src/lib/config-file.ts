/**
 * Reads files of settings: YAML with `${NAME}` references to the environment for secrets, checked whole
 * against a shape. Each fault names its path and the remedy.
 */
import { readFile } from 'node:fs/promises';
import type { Static, TSchema } from 'typebox';
import { Check, Default, Errors } from 'typebox/value';
import { parse, YAMLParseError } from 'yaml';
import { withAbsolutePaths } from './file-path.ts';
import { Failure } from './user-error.ts';

/** A file of settings cannot be used; each fault is one line. */
export class ConfigError extends Failure {
  readonly faults: readonly string[];

  constructor(file: string, faults: readonly string[]) {
    super(`${file} cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/** @throws ConfigError when the file cannot be read or is not YAML */
export async function readYaml(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(file, [
      `cannot be read (${error.code ?? error.name}) — make it, or name another file`,
    ]);
  });
  return parseYaml(file, text);
}

/** Faults of a value against a schema, each with its path and the remedy. */
function shapeFaults(schema: TSchema, value: unknown): string[] {
  const faults = Errors(schema, value).flatMap(({ instancePath, keyword, message, params }) => {
    // An unknown key is reported once, at the key itself.
    if (keyword === 'additionalProperties') return [];
    const path =
      instancePath
        .replaceAll(/\/(\d+)/g, '[$1]')
        .slice(1)
        .replaceAll('/', '.') || 'the file';
    return [`${path}: ${keyword === 'boolean' ? 'is not a known key' : message}${mend(keyword, params)}`];
  });
  return [...new Set(faults)];
}

/**
 * Puts in references and defaults and checks the whole.
 *
 * @param name what the value is called in errors
 * @param folder what paths in the value are relative to
 * @throws ConfigError
 */
export function checkValue<Schema extends TSchema>(
  name: string,
  schema: Schema,
  given: unknown,
  environment: NodeJS.ProcessEnv,
  folder: string,
): Static<Schema> {
  const faults: string[] = [];
  const written = withAbsolutePaths(schema, resolveReferences(given, '', environment, faults), folder);
  const value: unknown = Default(schema, written);
  // A setting whose variable is not set has no value that could be of the wrong form.
  const told = new Set(faults.map(pathOf));
  faults.push(...shapeFaults(schema, value).filter((fault) => !told.has(pathOf(fault))));
  if (faults.length > 0 || !Check(schema, value)) throw new ConfigError(name, faults);
  return value;
}

function pathOf(fault: string): string {
  return fault.slice(0, fault.indexOf(': '));
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    // Of aliases that would fill the memory, YAML says it in another way.
    if (!(error instanceof YAMLParseError))
      throw new ConfigError(file, ['is no YAML that can be read — mend it']);
    const [position] = error.linePos ?? [];
    throw new ConfigError(file, [`line ${position?.line ?? '?'}: ${error.code} — fix the YAML at this line`]);
  }
}

function resolveReferences(
  value: unknown,
  path: string,
  environment: NodeJS.ProcessEnv,
  faults: string[],
): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{(\w+)\}/g, (_reference, variable: string) => {
      const found = environment[variable];
      if (found === undefined) {
        faults.push(`${path}: the environment variable ${variable} is not set — set it or write the value`);
      }
      return found ?? '';
    });
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => resolveReferences(item, `${path}[${index}]`, environment, faults));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      return [key, resolveReferences(item, path === '' ? key : `${path}.${key}`, environment, faults)];
    }),
  );
}

/** Remedy for a fault whose message does not name it. */
function mend(keyword: string, params: object): string {
  if (keyword === 'boolean') return ' — remove or correct it';
  if (keyword === 'required' && 'requiredProperties' in params) {
    return ` — add ${String(params.requiredProperties)}`;
  }
  // YAML takes digits without quotes for a number.
  if (keyword === 'type' && 'type' in params && params.type === 'string') return ' — put it in quotes';
  if (keyword === 'enum' && 'allowedValues' in params) return ` (${String(params.allowedValues)})`;
  if (keyword === 'const' && 'allowedValue' in params) return ` (${String(params.allowedValue)})`;
  return '';
}
