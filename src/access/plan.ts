/**
 * The fields that an operation can read. `@skip` and `@include` are ignored, so that one plan covers every
 * request with the same operation.
 */
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type GraphQLObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Fragments, ParsedDocument } from '../graphql/document.ts';
import type { Identity } from './identity.ts';
import type { Purpose } from './purposes/purpose.ts';
import {
  asksForPerson,
  coordinateOf,
  isAnswer,
  isCharged,
  type SchemaRules,
} from '../graphql/schema-rules.ts';

export interface OperationPlan {
  readonly needsToken: boolean;
  readonly needsPurpose: boolean;
  /** True if its cost counts towards the caller's rates. */
  readonly isCharged: boolean;
  /** Coordinates of every field that can be reached. */
  readonly used: ReadonlySet<string>;
  /** Those of them that are guarded. */
  readonly guarded: readonly string[];
  /** Those of them that are read for their flags alone: the operation selects other fields of the record. */
  readonly flagsOnly: ReadonlySet<string>;
}

/**
 * Guarded coordinates of an operation that the scopes of a token or the purpose do not allow.
 */
export function deniedFields(
  { guarded, selfOnly }: SchemaRules,
  plan: OperationPlan,
  { scopes, kind }: Identity,
  purpose: Purpose,
): ReadonlySet<string> {
  const isAllowed = (coordinate: string) =>
    purpose.reads(coordinate) &&
    (kind === 'citizen' || !selfOnly.has(coordinate)) &&
    (guarded.get(coordinate) ?? []).some((list) => list.every((scope) => scopes.has(scope)));
  return new Set(plan.guarded.filter((coordinate) => !isAllowed(coordinate)));
}

/** @param parsed valid against the schema */
export function planOf(
  rules: SchemaRules,
  { fragments }: ParsedDocument,
  operation: OperationDefinitionNode,
): OperationPlan {
  const { schema, authenticated } = rules;
  const root = schema.getRootType(operation.operation);
  if (!root) {
    return {
      needsToken: true,
      needsPurpose: true,
      isCharged: true,
      used: new Set(),
      guarded: [],
      flagsOnly: new Set(),
    };
  }
  const selected = usedFields(rules, fragments, root, operation.selectionSet);
  const flagsOnly = new Set(
    rules.flags
      .filter(({ record, field }) => selected.has(record) && !selected.has(field))
      .map(({ field }) => field),
  );
  const used = selected.union(flagsOnly);
  const rootFields = [...used].flatMap((coordinate) => {
    const [type = '', name = ''] = coordinate.split('.');
    const field = type === root.name ? root.getFields()[name] : undefined;
    return field ? [field] : [];
  });
  return {
    needsToken: rootFields.some(({ name }) => authenticated.has(coordinateOf(root, name))),
    needsPurpose: rootFields.some((field) => asksForPerson(field)),
    isCharged: rootFields.some((field) => isCharged(field)),
    used,
    guarded: [...used].filter((coordinate) => rules.guarded.has(coordinate)),
    flagsOnly,
  };
}

/** Coordinates of every reachable field; an answer counts as its record. */
function usedFields(
  { schema }: SchemaRules,
  fragments: Fragments,
  root: GraphQLObjectType,
  selectionSet: SelectionSetNode,
): ReadonlySet<string> {
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
