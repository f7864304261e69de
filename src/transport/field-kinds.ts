/**
 * Which fields of a contract must be readable: those that tie a record to a person and those that decide what
 * it means.
 */

/** The mark of a field in a generated schema; other marks say less. */
const MARK = 'x-kind';
const DEMANDED: readonly unknown[] = ['tying', 'deciding'];

type Schema = Readonly<Record<string, unknown>>;

export class FieldKinds {
  readonly #definitions: Readonly<Record<string, unknown>>;

  constructor(definitions: Readonly<Record<string, unknown>>) {
    this.#definitions = definitions;
  }

  /** @returns for each step of a path below a definition, whether it is a field that must be readable */
  along(definition: string, path: readonly string[]): readonly boolean[] {
    let schemas = this.#alternatives(this.#definitions[definition]);
    return path.map((step) => {
      const held = schemas.flatMap((schema) => stepInto(schema, step));
      schemas = held.flatMap((schema) => this.#alternatives(schema));
      return held.some((schema) => isSchema(schema) && DEMANDED.includes(schema[MARK]));
    });
  }

  /** A schema and all that it consists of at the same place. */
  #alternatives(schema: unknown): readonly Schema[] {
    if (!isSchema(schema)) return [];
    const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema;
    const name = typeof $ref === 'string' ? $ref.slice($ref.lastIndexOf('/') + 1) : undefined;
    const others = [...listOf(allOf), ...listOf(anyOf), ...listOf(oneOf)];
    if (name !== undefined) others.push(this.#definitions[name]);
    return [schema, ...others.flatMap((other) => this.#alternatives(other))];
  }
}

function stepInto({ items, properties, patternProperties }: Schema, step: string): readonly unknown[] {
  const named = isSchema(properties) && Object.hasOwn(properties, step) ? [properties[step]] : [];
  const columns = isSchema(patternProperties)
    ? Object.entries(patternProperties).flatMap(([pattern, held]) =>
        new RegExp(pattern, 'u').test(step) ? [held] : [],
      )
    : [];
  return /^\d+$/.test(step) && items !== undefined ? [items] : [...named, ...columns];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
