/**
 * Reads a configuration file: YAML with `${NAME}` references to the environment for secrets. It is checked
 * whole, and every fault is told by its path with what to do about it.
 */
import { readFile } from 'node:fs/promises';
import { Default, Errors } from 'typebox/value';
import { parse, YAMLParseError } from 'yaml';
import type { Source } from '../ask/source.ts';
import { configSchema, type Config } from './schema.ts';

/** The configuration cannot be used; each fault is one line. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(file: string, faults: readonly string[]) {
    super(`${file} cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/**
 * @param environment where `${NAME}` references are looked up
 * @throws ConfigError
 */
export async function loadConfig(
  file: string,
  sources: readonly Source[],
  environment: NodeJS.ProcessEnv,
): Promise<Config> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(file, [`cannot be read (${error.code ?? error.name})`]);
  });
  return checkConfig(file, parseYaml(file, text), sources, environment);
}

/**
 * @param name what the configuration is called in errors
 * @throws ConfigError
 */
function checkConfig(
  name: string,
  given: unknown,
  sources: readonly Source[],
  environment: NodeJS.ProcessEnv,
): Config {
  const faults: string[] = [];
  const schema = configSchema(sources);
  const value: unknown = Default(schema, resolveReferences(given, '', environment, faults));
  for (const { instancePath, keyword, message, params } of Errors(schema, value)) {
    // A key too many is told once, at the key itself.
    if (keyword === 'additionalProperties') continue;
    const path = instancePath.slice(1).replaceAll('/', '.') || 'the file';
    faults.push(`${path}: ${keyword === 'boolean' ? 'is not a known key' : message}${mend(keyword, params)}`);
  }
  if (faults.length > 0) throw new ConfigError(name, [...new Set(faults)]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked against the very schema that the type is made of
  return value as Config;
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const [position] = error.linePos ?? [];
    throw new ConfigError(file, [`line ${position?.line ?? '?'}: ${error.code} — mend the YAML there`]);
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

/** What to do about a fault, where the message alone does not say it. */
function mend(keyword: string, params: object): string {
  if (keyword === 'boolean') return ' — remove or correct it';
  if (keyword === 'required' && 'requiredProperties' in params) {
    return ` — add ${String(params.requiredProperties)}`;
  }
  if (keyword === 'enum' && 'allowedValues' in params) return ` (${String(params.allowedValues)})`;
  if (keyword === 'const' && 'allowedValue' in params) return ` (${String(params.allowedValue)})`;
  return '';
}
