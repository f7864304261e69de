/** The reference of all settings, made from the schema: Markdown that reads well in a terminal too. */
import type { TObject, TSchema } from 'typebox';
import type { Source } from '../source-api/source.ts';
import { isFilePath } from '../lib/file-path.ts';
import { configSchema } from './schema.ts';

const WIDTH = 110;

/** A setting with a value, or a block with a description. */
interface Setting {
  /** `server.tls.cert`, `auth.issuers[].issuer`. */
  readonly path: string;
  readonly schema: TSchema;
  readonly isRequired: boolean;
}

export function configReference(sources: readonly Source[]): string {
  const { sources: blocks, ...rest } = configSchema(sources).properties;
  const chapters = new Map([
    ['', Object.entries(rest).flatMap(([name, schema]) => (isBlock(schema) ? [] : own(name, schema)))],
    ...Object.entries(rest).flatMap(([name, schema]) =>
      isBlock(schema) ? [[name, own(name, schema)] as const] : [],
    ),
    ...sourceChapters(blocks),
  ]);
  return [
    '# Settings of the configuration',
    '',
    ...paragraph(
      'A path is relative to the configuration file; a default path is relative to the working directory. `${NAME}` in a value is replaced by that environment variable, `[]` for each item of a list. PORT, REDIS_URL and DATABASE_URL take the place of `server.port`, `cache.redis` and `audit.postgres.url`.',
      '',
    ),
    ...[...chapters].flatMap(([name, settings]) => [
      '',
      ...(name === '' ? [] : [`## ${name}`, '']),
      ...settings.flatMap(entry),
    ]),
    '',
  ].join('\n');
}

/** Lists the settings of all sources once, as `sources.<id>`. */
function sourceChapters(blocks: TObject): readonly (readonly [string, readonly Setting[]])[] {
  const bySource = Object.entries(blocks.properties).map(([id, schema]) => [id, within('', schema)] as const);
  const written = bySource.map(([, settings]) => new Set(settings.map((setting) => JSON.stringify(setting))));
  const isCommon = (setting: Setting) => written.every((all) => all.has(JSON.stringify(setting)));
  const named = (id: string, settings: readonly Setting[]) =>
    settings.map((setting) => ({ ...setting, path: `sources.${id}.${setting.path}` }));
  const [, first = []] = bySource[0] ?? [];
  return [
    ['sources', named('<id>', first.filter(isCommon))],
    ...bySource.map(([id, settings]) => {
      return [
        `sources.${id}`,
        named(
          id,
          settings.filter((setting) => !isCommon(setting)),
        ),
      ] as const;
    }),
  ];
}

function own(path: string, schema: TSchema, isRequired = false): readonly Setting[] {
  const isSaid = !isBlock(schema) || 'description' in schema;
  return [...(isSaid ? [{ path, schema, isRequired }] : []), ...within(path, schema)];
}

/** Settings of a block, or of the blocks of a list. */
function within(path: string, schema: TSchema): readonly Setting[] {
  if (isList(schema)) return within(`${path}[]`, schema.items);
  if (!isBlock(schema)) return [];
  const required: readonly string[] = schema.required ?? [];
  return Object.entries(schema.properties).flatMap(([name, property]) =>
    own(
      path === '' ? name : `${path}.${name}`,
      property,
      required.includes(name) && !('default' in property),
    ),
  );
}

/** Recognised by its members: a schema copied with another description is no longer of its class. */
function isBlock(schema: TSchema): schema is TObject {
  return 'properties' in schema;
}

function isList(schema: TSchema): schema is TSchema & { readonly items: TSchema } {
  return 'items' in schema;
}

function entry({ path, schema, isRequired }: Setting): readonly string[] {
  const facts = [
    typeOf(schema),
    ...boundsOf(schema),
    ...('default' in schema && !isBlock(schema) ? [`default \`${JSON.stringify(schema.default)}\``] : []),
    ...(isRequired ? ['required'] : []),
  ];
  const description = 'description' in schema ? ` ${String(schema.description)}` : '';
  return paragraph(`\`${path}\` (${facts.join(', ')}):${description}`, '- ');
}

function typeOf(schema: TSchema): string {
  if (isFilePath(schema)) return 'path';
  if (isList(schema)) return `list of ${plural(schema.items)}`;
  if (isBlock(schema)) return 'block';
  const values = valuesOf(schema);
  if (values)
    return values.length === 1
      ? `\`${values[0]}\``
      : `one of ${values.map((value) => `\`${value}\``).join(', ')}`;
  switch ('type' in schema ? schema.type : undefined) {
    case 'integer':
      return 'whole number';
    case 'number':
      return 'number';
    case 'boolean':
      return 'true or false';
    default:
      return 'text';
  }
}

function plural(items: TSchema): string {
  if (isBlock(items)) return 'blocks';
  const values = valuesOf(items);
  return values ? values.map((value) => `\`${value}\``).join(', ') : 'texts';
}

/** The values of an enumeration, however it is written. */
function valuesOf(schema: TSchema): readonly string[] | undefined {
  if ('enum' in schema && Array.isArray(schema.enum)) return schema.enum.map(String);
  if ('const' in schema) return [String(schema.const)];
  if (!('anyOf' in schema) || !Array.isArray(schema.anyOf)) return undefined;
  const alternatives: readonly TSchema[] = schema.anyOf;
  return alternatives.flatMap((one) => valuesOf(one) ?? []);
}

function boundsOf(schema: TSchema): readonly string[] {
  const bound = (name: string) => (name in schema ? String(Reflect.get(schema, name)) : undefined);
  const range = (least: string | undefined, most: string | undefined, what: string) => {
    if (most !== undefined) return [`${least ?? '0'} to ${most}${what}`];
    return least === undefined ? [] : [`${least} or more${what}`];
  };
  const pattern =
    bound('pattern') ??
    (isList(schema) && 'pattern' in schema.items ? String(schema.items.pattern) : undefined);
  return [
    ...range(bound('minimum'), bound('maximum'), ''),
    ...range(bound('minItems'), bound('maxItems'), ' of them'),
    ...(pattern === undefined ? [] : [`of the form \`${pattern}\``]),
  ];
}

/** Lines of at most `WIDTH` characters, those after the first indented as its text is. */
function paragraph(text: string, mark: string): readonly string[] {
  const indent = ' '.repeat(mark.length);
  const lines: string[] = [];
  let line = mark;
  // Code stays in one line.
  for (const word of text.match(/(?:`[^`]*`|[^\s`])+/g) ?? []) {
    if (line.length + word.length > WIDTH && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
