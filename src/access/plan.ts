/**
 * What an operation would read, decided once per document: conditions are taken as if they held, so the plan covers
 * every request with the same document.
 */
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type GraphQLObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf, hasDirectives } from '../graphql/document.ts';
import type { Identity } from './identity.ts';
import type { Purpose } from './purposes/purpose.ts';
import { asksForPerson, coordinateOf, isAnswer, type SchemaRules } from '../graphql/schema-rules.ts';

export interface OperationPlan {
  /** Whether what it selects hangs on variables, by @skip or @include. */
  readonly isConditional: boolean;
  readonly needsToken: boolean;
  readonly needsPurpose: boolean;
  /** Coordinates of every field that can be reached. */
  readonly used: ReadonlySet<string>;
  /** Those of them that are guarded. */
  readonly guarded: readonly string[];
}

export class Plans {
  readonly #rules: SchemaRules;
  readonly #plans = new WeakMap<OperationDefinitionNode, OperationPlan>();
  readonly #denied = new WeakMap<OperationPlan, WeakMap<Identity, Map<string, ReadonlySet<string>>>>();

  constructor(rules: SchemaRules) {
    this.#rules = rules;
  }

  /** @param document valid against the schema; as long as the server keeps it, its plan is kept too */
  of(document: DocumentNode, operation: OperationDefinitionNode): OperationPlan {
    const known = this.#plans.get(operation);
    if (known) return known;
    const plan = makePlan(this.#rules, document, operation);
    this.#plans.set(operation, plan);
    return plan;
  }

  /**
   * Guarded coordinates of the operation that the token's scopes or the purpose do not allow. Worked out once for a
   * token and a purpose, and kept as long as plan and token are.
   */
  denied(plan: OperationPlan, identity: Identity, purpose: Purpose): ReadonlySet<string> {
    const byToken = this.#denied.get(plan) ?? new WeakMap<Identity, Map<string, ReadonlySet<string>>>();
    this.#denied.set(plan, byToken);
    const byPurpose = byToken.get(identity) ?? new Map<string, ReadonlySet<string>>();
    byToken.set(identity, byPurpose);
    const known = byPurpose.get(purpose.code);
    if (known) return known;
    const denied = new Set(plan.guarded.filter((coordinate) => !this.#allows(coordinate, identity, purpose)));
    byPurpose.set(purpose.code, denied);
    return denied;
  }

  #allows(coordinate: string, { scopes }: Identity, purpose: Purpose): boolean {
    const lists = this.#rules.guarded.get(coordinate) ?? [];
    return purpose.reads(coordinate) && lists.some((list) => list.every((scope) => scopes.has(scope)));
  }
}

function makePlan(
  rules: SchemaRules,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationPlan {
  const { schema, authenticated } = rules;
  const root = schema.getRootType(operation.operation);
  if (!root)
    return { isConditional: true, needsToken: true, needsPurpose: true, used: new Set(), guarded: [] };
  const used = usedFields(rules, document, root, operation.selectionSet);
  const rootFields = [...used].flatMap((coordinate) => {
    const [type = '', name = ''] = coordinate.split('.');
    const field = type === root.name ? root.getFields()[name] : undefined;
    return field ? [field] : [];
  });
  return {
    isConditional: hasDirectives(document),
    needsToken: rootFields.some(({ name }) => authenticated.has(coordinateOf(root, name))),
    needsPurpose: rootFields.some((field) => asksForPerson(field)),
    used,
    guarded: [...used].filter((coordinate) => rules.guarded.has(coordinate)),
  };
}

/** Coordinates of every field that can be reached; an answer stands for its record. */
function usedFields(
  { schema }: SchemaRules,
  document: DocumentNode,
  root: GraphQLObjectType,
  selectionSet: SelectionSetNode,
): ReadonlySet<string> {
  const fragments = fragmentsOf(document);
  const used = new Set<string>();
  const seen = new Set<string>();
  const walk = (type: GraphQLObjectType, set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments[selection.name.value];
        const visited = `${type.name} ${selection.name.value}`;
        if (!fragment || seen.has(visited)) continue;
        seen.add(visited);
        if (applies(type, fragment.typeCondition.name.value)) walk(type, fragment.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        if (condition === undefined || applies(type, condition)) walk(type, selection.selectionSet);
      } else {
        const field = type.getFields()[selection.name.value];
        if (!field) continue;
        used.add(coordinateOf(type, field.name));
        const inner = getNamedType(field.type);
        if (!selection.selectionSet || !isCompositeType(inner)) continue;
        for (const possible of isAbstractType(inner) ? schema.getPossibleTypes(inner) : [inner]) {
          if (isAnswer(possible)) used.add(coordinateOf(possible, 'record'));
          walk(possible, selection.selectionSet);
        }
      }
    }
  };
  const applies = (type: GraphQLObjectType, condition: string): boolean => {
    const named = schema.getType(condition);
    if (isObjectType(named)) return named === type;
    return isAbstractType(named) && schema.isSubType(named, type);
  };
  walk(root, selectionSet);
  return used;
}
