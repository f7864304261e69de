/**
 * Cost estimate of an operation, from the operation and its variables alone: calls to sources (for each part
 * selected, by the subjects of one call) and items of lists, those of relatives that records lead to
 * included.
 */
import { collectFields, collectSubFields } from '@graphql-tools/utils';
import {
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isListType,
  isObjectType,
  getNullableType,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Source } from '../source-api/source.ts';
import type { Fragments } from './document.ts';
import { EVERYTHING, selectedParts } from './selected-parts.ts';
import type { Values } from './variables.ts';

export interface Cost {
  /** Calls to sources. */
  readonly calls: number;
  /** Items of lists in the answer. */
  readonly items: number;
}

/** Ten items weigh as much as one call. */
export function totalCost({ calls, items }: Cost): number {
  return calls + Math.ceil(items / 10);
}

/** Assumed length of a list that no argument bounds: a person's licences, marriages, visits. */
const USUAL_LENGTH = 5;

/** The most that `first` ever gives. */
const MOST_ITEMS = 100;

/** Default values of the variables of an operation. */
export function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Values {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

/** The variables that a cost depends on: lengths, numbers and conditions, nothing about a person. */
export function costSignature(values: Values): string {
  return Object.entries(values)
    .map(([name, value]) => {
      if (Array.isArray(value)) return `${name}[${value.length}]`;
      return typeof value === 'number' || typeof value === 'boolean' ? `${name}=${value}` : name;
    })
    .join(' ');
}

export interface Costed {
  readonly schema: GraphQLSchema;
  readonly sources: readonly Source[];
  readonly fragments: Fragments;
  readonly operation: OperationDefinitionNode;
}

/** @param values variables that fit their types, with their defaults */
export function estimateCost(costed: Costed, values: Values): Cost {
  return new Estimate(costed, values).of(costed.operation);
}

class Estimate {
  calls = 0;
  items = 0;
  readonly #schema: GraphQLSchema;
  readonly #sources: readonly Source[];
  readonly #fragments: Fragments;
  readonly #values: Values;

  constructor({ schema, sources, fragments }: Costed, values: Values) {
    this.#schema = schema;
    this.#sources = sources;
    this.#fragments = fragments;
    this.#values = values;
  }

  of(operation: OperationDefinitionNode): Cost {
    const root = this.#schema.getRootType(operation.operation);
    if (root) {
      const { fields } = collectFields(
        this.#schema,
        this.#fragments,
        this.#values,
        root,
        operation.selectionSet,
      );
      this.#addFields(root, fields, 1, USUAL_LENGTH);
    }
    return { calls: this.calls, items: this.items };
  }

  /**
   * @param times assumed number of objects of this type in the answer
   * @param usual assumed length of a list that no argument of its own bounds
   */
  #addFields(
    type: GraphQLObjectType,
    selected: ReadonlyMap<string, FieldNode[]>,
    times: number,
    usual: number,
  ): void {
    for (const nodes of selected.values()) {
      const [node] = nodes;
      const field = node && type.getFields()[node.name.value];
      if (!node || !field) continue;
      const isList = isListType(getNullableType(field.type));
      const length = lengthGiven(field, node, this.#values);
      const count = isList ? times * (length ?? usual) : times;
      if (isList) this.items += count;
      // A page is as long as the field says that leads to it.
      const below = isList ? USUAL_LENGTH : (length ?? USUAL_LENGTH);
      for (const inner of this.#objectTypes(field)) this.#addObject(inner, nodes, count, below);
    }
  }

  #addObject(type: GraphQLObjectType, nodes: readonly FieldNode[], times: number, usual: number): void {
    if (type.name === 'Citizen') this.#addCalls(nodes, times);
    const { fields } = collectSubFields(this.#schema, this.#fragments, this.#values, type, [...nodes]);
    this.#addFields(type, fields, times, usual);
  }

  #addCalls(fieldNodes: readonly FieldNode[], subjects: number): void {
    const info = {
      schema: this.#schema,
      fragments: this.#fragments,
      variableValues: this.#values,
      fieldNodes,
    };
    const bySource = Map.groupBy(selectedParts(info, this.#sources, EVERYTHING), ({ source }) => source);
    for (const [{ batchSize }, parts] of bySource) {
      this.calls += batchSize === 1 ? subjects * parts.length : Math.ceil(subjects / batchSize);
    }
  }

  #objectTypes(field: GraphQLField<unknown, unknown>): readonly GraphQLObjectType[] {
    const type = getNamedType(field.type);
    if (isAbstractType(type)) return this.#schema.getPossibleTypes(type);
    return isObjectType(type) ? [type] : [];
  }
}

/** The length that an argument gives to a list; undefined without such an argument. */
function lengthGiven(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  values: Values,
): number | undefined {
  const given = getArgumentValues(field, node, values);
  const { first } = given;
  if (typeof first === 'number') return Math.min(Math.max(first, 0), MOST_ITEMS);
  const asked = Object.values(given).find((value) => Array.isArray(value));
  return asked?.length;
}
