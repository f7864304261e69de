/**
 * An operation made ready to be executed many times: which fields there are under which keys, what resolves
 * them, their arguments and how their values are completed. graphql-js works all of that out again for every
 * object of every answer.
 *
 * Rare cases are left to graphql-js: conditions, introspection, mutations, and fields whose type is only
 * known from the value.
 */
import { collectFields, collectSubFields } from '@graphql-tools/utils';
import {
  BREAK,
  defaultFieldResolver,
  getArgumentValues,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  OperationTypeNode,
  TypeNameMetaFieldDef,
  visit,
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Fragments, ParsedDocument } from '../graphql/document.ts';

/** A field of one object type, with everything that is the same wherever it is executed. */
export interface FieldPlan {
  /** Response key. */
  readonly key: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly resolve: GraphQLFieldResolver<unknown, unknown>;
  readonly parentType: GraphQLObjectType;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
  /** Undefined when they hang on variables, or cannot be had. */
  readonly args: Readonly<Record<string, unknown>> | undefined;
  readonly value: ValuePlan;
}

/** Completion of a value by its type. */
export interface ValuePlan {
  readonly isRequired: boolean;
  readonly shape:
    | { readonly kind: 'leaf'; readonly type: GraphQLLeafType }
    | { readonly kind: 'object'; readonly fields: readonly FieldPlan[] }
    | { readonly kind: 'list'; readonly item: ValuePlan };
}

export interface CompiledOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly fields: readonly FieldPlan[];
}

/** Ends the compilation of an operation that graphql-js is to execute. */
class Unsupported extends Error {}

/**
 * @param parsed valid against the schema, whose resolvers change no more
 * @returns undefined when graphql-js is to execute it
 */
export function compile(
  schema: GraphQLSchema,
  { fragments, isConditional }: ParsedDocument,
  operation: OperationDefinitionNode,
): CompiledOperation | undefined {
  const root = schema.getQueryType();
  if (operation.operation !== OperationTypeNode.QUERY || !root || isConditional) return undefined;
  const { fields } = collectFields(schema, fragments, {}, root, operation.selectionSet);
  try {
    return { schema, operation, fragments, fields: planFields({ schema, fragments }, root, fields) };
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

type Compiling = Pick<CompiledOperation, 'schema' | 'fragments'>;

function planFields(
  compiling: Compiling,
  parentType: GraphQLObjectType,
  selected: ReadonlyMap<string, readonly FieldNode[]>,
): readonly FieldPlan[] {
  return [...selected].flatMap(([key, nodes]) => {
    const [first, ...others] = nodes;
    if (!first) return [];
    // A name like any other, but not for an object that has a prototype.
    if (key === '__proto__') throw new Unsupported();
    const definition = definitionOf(parentType, first.name.value);
    const value = planValue(compiling, definition.type, nodes);
    const resolve = definition.resolve ?? defaultFieldResolver;
    const args = fixedArgs(definition, first);
    return { key, definition, resolve, parentType, nodes: [first, ...others], args, value };
  });
}

function definitionOf(parentType: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  const definition = parentType.getFields()[name];
  if (!definition) throw new Unsupported();
  return definition;
}

function fixedArgs(definition: GraphQLField<unknown, unknown>, node: FieldNode): FieldPlan['args'] {
  let hangsOnVariable = false;
  const Variable = () => {
    hangsOnVariable = true;
    return BREAK;
  };
  for (const { value } of node.arguments ?? []) visit(value, { Variable });
  if (hangsOnVariable) return undefined;
  try {
    return Object.freeze(getArgumentValues(definition, node));
  } catch {
    // Reported by the field, each time that it is executed.
    return undefined;
  }
}

function planValue(compiling: Compiling, type: GraphQLOutputType, nodes: readonly FieldNode[]): ValuePlan {
  return isNonNullType(type)
    ? { isRequired: true, shape: shapeOf(compiling, type.ofType, nodes) }
    : { isRequired: false, shape: shapeOf(compiling, type, nodes) };
}

function shapeOf(
  compiling: Compiling,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): ValuePlan['shape'] {
  if (isListType(type)) return { kind: 'list', item: planValue(compiling, type.ofType, nodes) };
  if (isLeafType(type)) return { kind: 'leaf', type };
  if (!isObjectType(type) || type.isTypeOf) throw new Unsupported();
  const { schema, fragments } = compiling;
  const { fields } = collectSubFields(schema, fragments, {}, type, [...nodes]);
  return { kind: 'object', fields: planFields(compiling, type, fields) };
}
