/**
 * Checks JSON against the schemas of a contract's OpenAPI file with Ajv, not by what is generated from it,
 * and with no code of the mock systems.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import { isObject } from '#lienthong/lib/is-object';
import { mapSchema, mapValues, type Json } from '#lienthong/transport/json-schema';
import { printable, type Checked, type Finding } from './finding.ts';

export interface CheckedJson extends Checked {
  /** XML documents embedded as text in the message, with their places. */
  readonly documents: readonly { readonly path: string; readonly text: string }[];
}

export class JsonSchemas {
  readonly #ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
  });
  readonly #schemas: Json;
  readonly #validators = new Map<string, ValidateFunction>();
  /** All field names of the contract; a known name in another place counts as known. */
  readonly #names = new Set<string>();
  readonly #patterns: RegExp[] = [];
  /** State of the current check. */
  #documents: { path: string; text: string }[] = [];

  /** @param openapi the contract in one piece */
  constructor(openapi: Json) {
    const components = isObject(openapi['components']) ? openapi['components'] : {};
    const schemas = isObject(components['schemas']) ? components['schemas'] : {};
    this.#schemas = schemas;
    this.#ajv.addVocabulary(['schemas', 'x-number-of', 'x-kind']);
    this.#ajv.removeKeyword('contentMediaType');
    this.#ajv.addKeyword({
      keyword: 'contentMediaType',
      type: 'string',
      schemaType: 'string',
      validate: (mediaType: string, text: string, _schema: unknown, at?: DataValidationCxt) => {
        if (mediaType === 'application/xml') {
          this.#documents.push({ path: placeOf(at?.instancePath ?? ''), text });
        }
        return true;
      },
    });
    this.#ajv.addSchema({ $id: 'contract', schemas: mapValues(schemas, ofThisFile) });
    for (const schema of Object.values(schemas)) mapSchema(schema, (one) => this.#learn(one));
  }

  /** @param schema as in the file, usually a reference */
  check(schema: unknown, value: unknown): CheckedJson {
    const checked = this.#alternatives(schema).map((one) => this.#checkBy(one, value));
    // If a message may have several forms, the form with the fewest violations is the intended one.
    const [best] = checked.toSorted((a, b) => weight(a) - weight(b));
    return best ?? { findings: [], extras: [], documents: [] };
  }

  /** @param name of a schema of the file */
  checkNamed(name: string, value: unknown): CheckedJson {
    return this.check({ $ref: `#/components/schemas/${name}` }, value);
  }

  #learn(schema: Json): Json {
    const { properties, patternProperties } = schema;
    for (const name of Object.keys(isObject(properties) ? properties : {})) this.#names.add(name);
    const patterns = Object.keys(isObject(patternProperties) ? patternProperties : {});
    this.#patterns.push(...patterns.map((pattern) => new RegExp(pattern, 'u')));
    return schema;
  }

  #alternatives(schema: unknown): readonly unknown[] {
    const reference = isObject(schema) ? schema['$ref'] : undefined;
    const resolved = typeof reference === 'string' ? this.#schemas[reference.replace(/.*\//, '')] : schema;
    const forms = isObject(resolved) ? resolved['oneOf'] : undefined;
    return Array.isArray(forms) ? (forms as readonly unknown[]) : [schema];
  }

  #checkBy(schema: unknown, value: unknown): CheckedJson {
    this.#documents = [];
    const validate = this.#validatorOf(schema);
    validate(value);
    const findings = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(findingOf);
    return { findings, extras: this.#extrasIn(value), documents: this.#documents };
  }

  #validatorOf(schema: unknown): ValidateFunction {
    const key = JSON.stringify(schema);
    const ready = ofThisFile(schema);
    if (!isObject(ready)) throw new Error('The contract has no schema here.');
    const validator = this.#validators.get(key) ?? this.#ajv.compile(ready);
    this.#validators.set(key, validator);
    return validator;
  }

  #extrasIn(value: unknown): string[] {
    if (Array.isArray(value)) return value.flatMap((item) => this.#extrasIn(item));
    if (!isObject(value)) return [];
    return Object.entries(value).flatMap(([name, inner]) => {
      const isKnown = this.#names.has(name) || this.#patterns.some((pattern) => pattern.test(name));
      return isKnown ? this.#extrasIn(inner) : [printable(name)];
    });
  }
}

/** The schema with its references resolved against the id of this file. */
function ofThisFile(schema: unknown): unknown {
  return mapSchema(schema, (one) => {
    const { $ref } = one;
    return typeof $ref === 'string' ? { ...one, $ref: $ref.replace('#/components/', 'contract#/') } : one;
  });
}

/** One violation at the top, in the field that selects a form, outweighs any number of nested ones. */
function weight({ findings }: Checked): number {
  return findings.reduce((sum, { path }) => sum + (/[.[]/.test(path) ? 1 : 1000), 0);
}

function findingOf({ instancePath, keyword, params, message }: ErrorObject): Finding {
  const path = placeOf(instancePath);
  const { missingProperty, additionalProperty }: Json = params;
  if (keyword === 'required') {
    return { path: joined(path, String(missingProperty)), rule: 'is required, and missing' };
  }
  if (keyword === 'additionalProperties') {
    return { path: joined(path, printable(String(additionalProperty))), rule: 'is not in the contract' };
  }
  // Ajv's messages quote only the schema.
  return { path, rule: message ?? 'breaks the contract' };
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Formats `/ketQua/0/gplx/1/NgaySinh` as `ketQua[].gplx[].NgaySinh`. */
function placeOf(instancePath: string): string {
  return instancePath
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? '[]' : printable(step.replaceAll('~1', '/').replaceAll('~0', '~'))))
    .join('.')
    .replaceAll('.[]', '[]');
}
