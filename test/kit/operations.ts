/** Operations made up from a seed: valid against their schema, with aliases, fragments, merged fields, literals and variables. */
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

export interface MadeUpOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The value of a key, so that any selection merged with it asks the same. */
interface Taken {
  readonly head: string;
  readonly below: Map<string, Taken>;
}

/** @param valueOf what is given for a scalar, as JSON */
export function makeUpOperation(
  schema: GraphQLSchema,
  seed: number,
  valueOf: (type: string, roll: number) => unknown,
): MadeUpOperation {
  const roll = rng(seed);
  const fragments: string[] = [];
  const definitions: string[] = [];
  const variables: Record<string, unknown> = {};
  let left = 40;

  const given = (type: GraphQLInputType): unknown => {
    if (isNonNullType(type)) return given(type.ofType);
    if (isListType(type)) return Array.from({ length: roll(3) }, () => given(type.ofType));
    if (isEnumType(type)) return type.getValues()[roll(type.getValues().length)]?.name;
    if (!isInputObjectType(type)) return valueOf(type.name, roll(1000));
    const fields = Object.values(type.getFields()).filter(
      ({ type: inner }) => isNonNullType(inner) || roll(2),
    );
    return Object.fromEntries(fields.map(({ name, type: inner }) => [name, given(inner)]));
  };
  const argument = ({ name, type }: GraphQLArgument): readonly string[] => {
    if (!isNonNullType(type) && roll(2) === 0) return [];
    if (roll(2) === 0 && isScalarInside(type)) return [`${name}: ${literal(given(type))}`];
    const variable = `v${definitions.length}`;
    definitions.push(`$${variable}: ${String(type)}`);
    if (isNonNullType(type) || roll(3) > 0) variables[variable] = given(type);
    return [`${name}: $${variable}`];
  };
  const field = (type: GraphQLObjectType, taken: Map<string, Taken>, depth: number): string => {
    const fields: GraphQLField<unknown, unknown>[] = Object.values(type.getFields()).filter(
      (one) => depth > 0 || !isObjectType(getNamedType(one.type)),
    );
    const chosen = fields[roll(fields.length)];
    if (!chosen || roll(12) === 0) return '__typename';
    const key = roll(4) === 0 ? `k${roll(3)}` : chosen.name;
    const known = taken.get(key);
    if (known && !known.head.startsWith(`${chosen.name} `)) return '__typename';
    const args = known ? undefined : chosen.args.flatMap(argument);
    const head = known?.head ?? `${chosen.name} ${args && args.length > 0 ? `(${args.join(', ')})` : ''}`;
    const place = known ?? { head, below: new Map<string, Taken>() };
    taken.set(key, place);
    const inner = getNamedType(chosen.type);
    const below = isObjectType(inner) ? selection(inner, place.below, depth - 1) : '';
    return `${key}: ${head} ${below}`;
  };
  const selection = (type: GraphQLObjectType, taken: Map<string, Taken>, depth: number): string => {
    const selected = Array.from({ length: 1 + roll(5) }, () => {
      left -= 1;
      if (left > 0 && depth > 0 && roll(6) === 0)
        return `... on ${type.name} ${selection(type, taken, depth - 1)}`;
      if (left > 0 && depth > 0 && roll(8) === 0) {
        const name = `F${fragments.length}`;
        const at = fragments.push('') - 1;
        fragments[at] = `fragment ${name} on ${type.name} ${selection(type, taken, depth - 1)}`;
        return `...${name} ...${name}`;
      }
      return left > 0 ? field(type, taken, depth) : '__typename';
    });
    return `{ ${selected.join(' ')} }`;
  };

  const root = schema.getQueryType();
  if (!root) throw new Error('The schema has nothing to ask.');
  const body = selection(root, new Map(), 5);
  const head = definitions.length > 0 ? `query Q (${definitions.join(', ')})` : 'query Q';
  return { text: [`${head} ${body}`, ...fragments].join('\n'), variables };
}

/** @returns whole numbers below what it is given, the same ones for the same seed */
function rng(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e_37_79_b9) | 0;
    return below > 0 ? ((state ^ (state >>> 13)) >>> 0) % below : 0;
  };
}

/** Whether its values look the same in JSON and in an operation. */
function isScalarInside(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  if (isEnumType(named)) return false;
  return (
    !isInputObjectType(named) || Object.values(named.getFields()).every((field) => isScalarInside(field.type))
  );
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${name}: ${literal(inner)}`)
    .join(', ')} }`;
}
