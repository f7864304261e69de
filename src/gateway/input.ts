/**
 * Checks an operation's input before anything is executed or asked: the variables against their types and
 * the subjects against their rules. Several faults are told at once, but the work stops at a bound.
 */
import { collectFields } from '@graphql-tools/utils';
import {
  coerceInputValue,
  getArgumentValues,
  getNamedType,
  GraphQLError,
  GraphQLNonNull,
  isInputObjectType,
  isInputType,
  isNonNullType,
  Kind,
  typeFromAST,
  TypeInfo,
  valueFromAST,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableNode,
} from 'graphql';
import { BadInput } from '../subject/bad-input.ts';
import { subjectRules, type SubjectFields } from '../subject/subject.ts';
import { fragmentsOf } from './document.ts';
import { argumentPath, extendPath } from './argument-path.ts';
import { faultOf, safeName, type InputFault } from './errors.ts';

const MAX_FAULTS = 10;

/** The most items of any list that comes in; `citizens` takes 100 subjects (DESIGN 4). */
const MAX_ITEMS = 100;

export interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Of variables, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** Types of arguments that have rules beyond their type. */
const CHECKS: ReadonlyMap<
  string,
  (path: string, item: unknown, schema: GraphQLSchema) => readonly InputFault[]
> = new Map([
  ['SubjectInput', faultsOfSubject],
  ['_Any', faultsOfRepresentation],
]);

/** What is wrong with the input, or else the variables' values as their types take them. */
export type CheckedInput = { readonly faults: readonly InputFault[] } | { readonly values: Values };

export function checkInput({ schema, document, operation, variables }: Operation): CheckedInput {
  const root = schema.getRootType(operation.operation);
  if (!root) return { faults: [{ argument: operation.operation, rule: 'UNKNOWN_FIELD' }] };

  // What the operation itself can reach, so that another operation's use of a name does not name the argument.
  const fragments = fragmentsOf(document);
  const reachable: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [operation, ...Object.values(fragments)],
  };
  const { faults, values } = checkVariables(schema, reachable, operation, variables);
  if (faults.length > 0) return { faults };
  const ofArguments = argumentFaults(schema, operation, fragments, root, values);
  return ofArguments.length > 0 ? { faults: ofArguments.slice(0, MAX_FAULTS) } : { values };
}

function checkVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Values,
): { readonly faults: readonly InputFault[]; readonly values: Values } {
  const faults: InputFault[] = [];
  const values: Record<string, unknown> = {};
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    // Names with two underscores are reserved, and `__proto__` would be no ordinary key of any object.
    if (name.startsWith('__')) faults.push({ argument: safeName(name), rule: 'RESERVED_NAME' });
    if (!isInputType(type) || name.startsWith('__')) continue;
    const isUse = isUseOf(name);
    // Only a fault has to be told by its place, and faults are rare.
    const base = () => argumentPath(document, isUse) ?? name;

    if (!Object.hasOwn(variables, name)) {
      if (definition.defaultValue) values[name] = valueFromAST(definition.defaultValue, type);
      else if (isNonNullType(type)) faults.push({ argument: base(), rule: 'REQUIRED' });
    } else if (variables[name] === null && isNeeded(schema, document, isUse)) {
      faults.push({ argument: base(), rule: 'REQUIRED' });
    } else {
      values[name] = coerce(variables[name], type, base, faults);
    }
    if (faults.length >= MAX_FAULTS) break;
  }
  return { faults, values };
}

function isUseOf(name: string) {
  return (node: { readonly kind: Kind; readonly name?: VariableNode['name'] | undefined }) =>
    node.kind === Kind.VARIABLE && node.name?.value === name;
}

/** Whether a variable that may be null by its own type stands where null is not allowed. */
function isNeeded(
  schema: GraphQLSchema,
  document: DocumentNode,
  isUse: (node: VariableNode) => boolean,
): boolean {
  const typeInfo = new TypeInfo(schema);
  let needed = false;
  const Variable = (node: VariableNode) => {
    if (isUse(node) && isNonNullType(typeInfo.getInputType())) needed = true;
  };
  visit(document, visitWithTypeInfo(typeInfo, { Variable }));
  return needed;
}

/** Ends the coercion of a value that has told enough faults. */
class Enough extends Error {}

function coerce(value: unknown, type: GraphQLInputType, base: () => string, faults: InputFault[]): unknown {
  if (Array.isArray(value) && value.length > MAX_ITEMS) {
    faults.push({ argument: base(), rule: 'AT_MOST_100' });
    return undefined;
  }
  try {
    return coerceInputValue(value, type, (path, _value, error) => {
      const { rule, missing } = faultOf(error);
      const argument = extendPath(base(), missing === undefined ? path : [...path, missing]);
      faults.push({ argument: safeName(argument), rule });
      if (faults.length >= MAX_FAULTS) throw new Enough();
    });
  } catch (error) {
    if (error instanceof Enough) return undefined;
    throw error;
  }
}

function argumentFaults(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
  root: GraphQLObjectType,
  values: Values,
): readonly InputFault[] {
  const { fields } = collectFields(schema, fragments, values, root, operation.selectionSet);
  return [...fields.values()].flat().flatMap((node) => {
    const field = root.getFields()[node.name.value];
    const checked = field?.args.filter(({ type }) => CHECKS.has(getNamedType(type).name)) ?? [];
    if (!field || checked.length === 0) return [];
    try {
      const given = getArgumentValues(field, node, values);
      return checked.flatMap(({ name, type }) => {
        const check = CHECKS.get(getNamedType(type).name);
        return check ? faultsOfItems(name, given[name], (path, item) => check(path, item, schema)) : [];
      });
    } catch (error) {
      // A list that holds a variable which is null, for instance: only the whole argument can be named.
      if (!(error instanceof GraphQLError)) throw error;
      return checked.map(({ name }) => ({ argument: name, rule: 'TYPE' as const }));
    }
  });
}

function faultsOfItems(
  name: string,
  given: unknown,
  check: (path: string, item: unknown) => readonly InputFault[],
): readonly InputFault[] {
  if (!Array.isArray(given)) return check(name, given);
  if (given.length > MAX_ITEMS) return [{ argument: name, rule: 'AT_MOST_100' }];
  return given.flatMap((item: unknown, index) => check(`${name}[${index}]`, item));
}

/** A representation is any JSON to GraphQL; the subject in it is checked as if it were an argument. */
function faultsOfRepresentation(path: string, item: unknown, schema: GraphQLSchema): readonly InputFault[] {
  const isCitizen =
    typeof item === 'object' && item !== null && '__typename' in item && item.__typename === 'Citizen';
  if (!isCitizen) return [{ argument: `${path}.__typename`, rule: 'ENTITY' }];
  const type = schema.getType('SubjectInput');
  if (!isInputObjectType(type)) return [];
  const faults: InputFault[] = [];
  const subject = 'subject' in item ? item.subject : null;
  const coerced = coerce(subject, new GraphQLNonNull(type), () => `${path}.subject`, faults);
  return faults.length > 0 ? faults : faultsOfSubject(`${path}.subject`, coerced);
}

/** @param subject already coerced to SubjectInput */
function faultsOfSubject(path: string, subject: unknown): readonly InputFault[] {
  if (!isSubjectFields(subject)) return [{ argument: path, rule: 'TYPE' }];
  return [
    fault(`${path}.fullName`, () => subjectRules.fullName(subject.fullName)),
    fault(`${path}.dateOfBirth`, () => subjectRules.dateOfBirth(subject.dateOfBirth)),
  ].flat();
}

function isSubjectFields(value: unknown): value is SubjectFields {
  return typeof value === 'object' && value !== null && 'fullName' in value && 'dateOfBirth' in value;
}

function fault(argument: string, check: () => unknown): readonly InputFault[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof BadInput) return [{ argument, rule: error.rule }];
    throw error;
  }
}
