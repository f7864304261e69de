/**
 * What an operation is likely to cost, from the operation and its variables alone: calls to sources (for each part
 * selected, by how many subjects one call carries) and items of lists, those of relatives walked to included.
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
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Source } from '../source-api/source.ts';
import { once } from '../lib/memoize-weak.ts';
import { fragmentsOf } from './document.ts';
import type { Operation } from './variables.ts';
import { selectedParts } from './selected-parts.ts';

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

/** How long a list is taken to be that no argument bounds: a person's licences, marriages, visits. */
const USUAL_LENGTH = 5;

/** The most that `first` ever gives. */
const MOST_ITEMS = 100;

/** Costs remembered of one operation; each set of lengths and conditions has its own. */
const REMEMBERED = 100;

export function createCostEstimate(
  schema: GraphQLSchema,
  sources: readonly Source[],
): (costed: Operation) => Cost {
  const knownOf = once((operation: OperationDefinitionNode) => ({
    defaults: defaults(operation),
    /** By signature. */
    costs: new Map<string, Cost>(),
  }));
  return ({ document, operation, variables }) => {
    const known = knownOf(operation);
    const values = { ...known.defaults, ...variables };
    const signature = signatureOf(values);
    const remembered = known.costs.get(signature);
    if (remembered) return remembered;
    const cost = new Estimate(schema, sources, document, values).of(operation);
    if (known.costs.size >= REMEMBERED) known.costs.clear();
    known.costs.set(signature, cost);
    return cost;
  };
}

type Values = Readonly<Record<string, unknown>>;

function defaults(operation: OperationDefinitionNode): Values {
  return Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

/** All that a cost depends on of the variables: lengths, numbers and conditions, nothing about a person. */
function signatureOf(values: Values): string {
  return Object.entries(values)
    .map(([name, value]) => {
      if (Array.isArray(value)) return `${name}[${value.length}]`;
      return typeof value === 'number' || typeof value === 'boolean' ? `${name}=${value}` : name;
    })
    .join(' ');
}

class Estimate {
  calls = 0;
  items = 0;
  readonly #schema: GraphQLSchema;
  readonly #sources: readonly Source[];
  readonly #fragments: Record<string, FragmentDefinitionNode>;
  readonly #values: Values;

  constructor(schema: GraphQLSchema, sources: readonly Source[], document: DocumentNode, values: Values) {
    this.#schema = schema;
    this.#sources = sources;
    this.#values = values;
    this.#fragments = fragmentsOf(document);
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
      this.#addFields(root, fields, 1);
    }
    return { calls: this.calls, items: this.items };
  }

  /** @param times how many objects of this type the answer is taken to hold */
  #addFields(type: GraphQLObjectType, selected: ReadonlyMap<string, FieldNode[]>, times: number): void {
    for (const nodes of selected.values()) {
      const [node] = nodes;
      const field = node && type.getFields()[node.name.value];
      if (!node || !field) continue;
      const isList = isListType(getNullableType(field.type));
      const count = isList ? times * lengthOf(field, node, this.#values) : times;
      if (isList) this.items += count;
      for (const below of this.#objectTypes(field)) this.#addObject(below, nodes, count);
    }
  }

  #addObject(type: GraphQLObjectType, nodes: readonly FieldNode[], times: number): void {
    if (type.name === 'Citizen') this.#addCalls(nodes, times);
    const { fields } = collectSubFields(this.#schema, this.#fragments, this.#values, type, [...nodes]);
    this.#addFields(type, fields, times);
  }

  #addCalls(fieldNodes: readonly FieldNode[], subjects: number): void {
    const info = {
      schema: this.#schema,
      fragments: this.#fragments,
      variableValues: this.#values,
      fieldNodes,
    };
    const bySource = Map.groupBy(selectedParts(info, { sources: this.#sources }), ({ source }) => source);
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

function lengthOf(field: GraphQLField<unknown, unknown>, node: FieldNode, values: Values): number {
  const given = getArgumentValues(field, node, values);
  const { first } = given;
  if (typeof first === 'number') return Math.min(Math.max(first, 0), MOST_ITEMS);
  const asked = Object.values(given).find((value) => Array.isArray(value));
  return asked?.length ?? USUAL_LENGTH;
}
