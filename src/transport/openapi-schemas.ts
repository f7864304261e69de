/**
 * Reads the OpenAPI file of a source's contract: with what it refers to in the contracts that several sources
 * share, and as the JSON Schemas that validate its messages. The code generator reads the contracts of this
 * repository so, the gateway those of packages.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { isObject } from '../lib/is-object.ts';
import { mapSchema, mapValues, type Json } from './json-schema.ts';
import { asRead, FIELD_KIND, MAY_BE_UNREAD } from './read-schema.ts';

/** Folders of `contracts/` that other contracts refer to, as `../NAME/openapi.yaml` or `lienthong:NAME`. */
export const SHARED_CONTRACTS: readonly string[] = ['lgsp'];

/** Marks of a schema that count wherever it is referred to. */
const MARKS = [FIELD_KIND, 'x-number-of'];

const ONLY_OPEN_API = new Set(['discriminator', 'example', 'externalDocs', 'xml']);
const ONLY_FOR_TYPES = new Set(['description', MAY_BE_UNREAD]);

/**
 * The document in one piece. Schemas of shared contracts are among its own, anything else that a reference
 * names is in the place of the reference. Of a schema that a shared contract names by `$dynamicRef`, the
 * document's own one with that `$dynamicAnchor` is taken before that of the shared contract.
 *
 * @throws Error if the text is no OpenAPI document, or a reference leads nowhere
 */
export function parseOpenApi(text: string): Json {
  return new Bundle(documentOf(text)).whole();
}

/** The definitions of its messages, as JSON Schemas (2020-12), with what describes them to readers. */
export function definitionsOf(document: Json): Json {
  return mapValues(schemasOf(document), (schema) => mapSchema(schema, toPlainJsonSchema));
}

/** The set of schemas by which a gateway reads messages of the source `id`. */
export function wireSchemas(id: string, definitions: Json) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    $defs: mapValues(asRead(definitions), (schema) => mapSchema(schema, withoutTypes)),
  };
}

/** Pattern of the codes of the source's own; other text in their place is not passed on. */
export function sourceCodePattern({ 'x-source-code-pattern': pattern }: Json): string | undefined {
  return typeof pattern === 'string' ? pattern : undefined;
}

class Bundle {
  readonly #document: Json;
  readonly #shared = new Map<string, Json>();
  /** Schemas of the bundle by name, with the document that each comes from. */
  readonly #schemas = new Map<string, { readonly origin: Json; readonly schema: unknown }>();

  constructor(document: Json) {
    this.#document = document;
  }

  whole(): Json {
    const own = Object.keys(schemasOf(this.#document));
    for (const name of own) this.#schemas.set(name, { origin: this.#document, schema: undefined });
    for (const name of own) this.#add(name, this.#document);
    const whole = this.#walk(this.#document, this.#document);
    const components = isObject(whole) ? whole['components'] : undefined;
    const schemas = Object.fromEntries([...this.#schemas].map(([name, { schema }]) => [name, schema]));
    return {
      ...(isObject(whole) && whole),
      components: { ...(isObject(components) && components), schemas },
    };
  }

  /** @param home the document that the value is part of */
  #walk(value: unknown, home: Json): unknown {
    if (Array.isArray(value)) return value.map((inner: unknown) => this.#walk(inner, home));
    if (!isObject(value)) return value;
    const { $ref, $dynamicRef, $dynamicAnchor: _, ...others } = value;
    const beside = mapValues(others, (inner) => this.#walk(inner, home));
    if (typeof $dynamicRef === 'string') {
      const name = $dynamicRef.slice(1);
      const hasOwn = schemaNamed(name, this.#document)?.['$dynamicAnchor'] === name;
      return this.#reference(name, hasOwn ? this.#document : home, beside);
    }
    if (typeof $ref !== 'string') return beside;
    const [uri = '', pointer = ''] = $ref.split('#');
    const target = uri === '' ? home : this.#sharedContract(uri);
    const [, name] = /^\/components\/schemas\/(\w+)$/.exec(pointer) ?? [];
    if (name !== undefined) return this.#reference(name, target, beside);
    const found = this.#walk(valueAt(pointer, target), target);
    return isObject(found) ? { ...found, ...beside } : found;
  }

  #reference(name: string, origin: Json, beside: Json): Json {
    if (!schemaNamed(name, origin)) throw new Error(`A reference leads to no schema: ${name}.`);
    if (!this.#schemas.has(name)) this.#add(name, origin);
    if (this.#schemas.get(name)?.origin !== origin) {
      throw new Error(
        `A shared contract has a schema "${name}" too: rename the own one, or let it replace that one by \`$dynamicAnchor: ${name}\` if the shared contract allows it.`,
      );
    }
    return { ...marksOf(name, origin), ...beside, $ref: `#/components/schemas/${name}` };
  }

  #add(name: string, origin: Json): void {
    this.#schemas.set(name, { origin, schema: undefined }); // a schema may refer to itself
    const schema = this.#walk(schemaNamed(name, origin), origin);
    this.#schemas.set(name, { origin, schema });
  }

  #sharedContract(uri: string): Json {
    const [, name = ''] = /^(?:\.\.\/(.+)\/openapi\.yaml|lienthong:(.+))$/.exec(uri)?.filter(Boolean) ?? [];
    if (!SHARED_CONTRACTS.includes(name)) {
      const known = SHARED_CONTRACTS.map((one) => `lienthong:${one}`).join(', ');
      throw new Error(`"${uri}" is no contract to refer to: these are, ${known}.`);
    }
    const file = new URL(`../../contracts/${name}/openapi.yaml`, import.meta.url);
    const read = this.#shared.get(name) ?? documentOf(readFileSync(file, 'utf8'));
    this.#shared.set(name, read);
    return read;
  }
}

function documentOf(text: string): Json {
  const document: unknown = parse(text);
  if (isObject(document) && isObject(document['components'])) return document;
  throw new Error('An OpenAPI contract must be an object with components.');
}

function schemasOf({ components }: Json): Json {
  const schemas = isObject(components) ? components['schemas'] : undefined;
  return isObject(schemas) ? schemas : {};
}

function schemaNamed(name: string, document: Json): Json | undefined {
  const schema = schemasOf(document)[name];
  return isObject(schema) ? schema : undefined;
}

function marksOf(name: string, document: Json): Json {
  const marks = Object.entries(schemaNamed(name, document) ?? {}).filter(([keyword]) =>
    MARKS.includes(keyword),
  );
  return Object.fromEntries(marks);
}

/** @param pointer a JSON Pointer (RFC 6901) */
function valueAt(pointer: string, document: Json): unknown {
  const steps = pointer.split('/').slice(1);
  const found = steps
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), document);
  if (found === undefined) throw new Error(`A reference of a contract leads nowhere: #${pointer}.`);
  return found;
}

/** Removes keywords of OpenAPI, which a strict validator refuses. */
function toPlainJsonSchema(schema: Json): Json {
  const kept = Object.entries(schema).filter(
    ([keyword]) => keyword === FIELD_KIND || !(keyword.startsWith('x-') || ONLY_OPEN_API.has(keyword)),
  );
  const { $ref, ...rest } = Object.fromEntries(kept);
  return typeof $ref === 'string'
    ? { ...rest, $ref: $ref.replace('#/components/schemas/', '#/$defs/') }
    : rest;
}

function withoutTypes(schema: Json): Json {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !ONLY_FOR_TYPES.has(keyword)));
}
