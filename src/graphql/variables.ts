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
  type ConstValueNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLType,
  type OperationDefinitionNode,
  type VariableNode,
} from 'graphql';
import { BadInput } from '../subject/bad-input.ts';
import { subjectRules, type SubjectFields } from '../subject/subject.ts';
import { fragmentsOf, hasDirectives } from './document.ts';
import { argumentPath, extendPath } from './argument-path.ts';
import { faultOf, safeName, type InputFault } from './errors.ts';

const MAX_FAULTS = 10;

/** The most items of any list that comes in; `citizens` takes 100 subjects (DESIGN 4). */
const MAX_ITEMS = 100;

export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Of variables, by name. */
export type Values = Readonly<Record<string, unknown>>;

type Check = (path: string, item: unknown, schema: GraphQLSchema) => readonly InputFault[];

/** Types of arguments that have rules beyond their type. */
const CHECKS: ReadonlyMap<string, Check> = new Map([
  ['SubjectInput', faultsOfSubject],
  ['_Any', faultsOfRepresentation],
]);

/** What is wrong with the input, or else what it says as its types take it. */
export type CheckedInput = { readonly faults: readonly InputFault[] } | Input;

export interface Input {
  /** Of the variables. */
  readonly values: Values;
  /** Arguments of each root field that names people. */
  readonly named: readonly Values[];
}

export class InputCheck {
  readonly #schema: GraphQLSchema;
  /** As long as the document is kept. */
  readonly #known = new WeakMap<OperationDefinitionNode, Known>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  check({ document, operation, variables }: Operation): CheckedInput {
    const schema = this.#schema;
    const root = schema.getRootType(operation.operation);
    if (!root) return { faults: [{ argument: operation.operation, rule: 'UNKNOWN_FIELD' }] };

    const { definitions, reachable, fragments, naming } = this.#knownOf(document, operation, root);
    const { faults, values } = checkVariables(schema, reachable, definitions, variables);
    if (faults.length > 0) return { faults };
    const fields = naming ?? namingFields(schema, operation, fragments, root, values);
    const { faults: ofArguments, named } = checkArguments(schema, fields, values);
    return ofArguments.length > 0 ? { faults: ofArguments.slice(0, MAX_FAULTS) } : { values, named };
  }

  #knownOf(document: DocumentNode, operation: OperationDefinitionNode, root: GraphQLObjectType): Known {
    const found = this.#known.get(operation);
    if (found) return found;
    const fragments = fragmentsOf(document);
    const known: Known = {
      definitions: (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => ({
        name: variable.name.value,
        type: typeFromAST(this.#schema, type),
        defaultValue,
      })),
      fragments,
      reachable: { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] },
      naming: hasDirectives(document)
        ? undefined
        : namingFields(this.#schema, operation, fragments, root, {}),
    };
    this.#known.set(operation, known);
    return known;
  }
}

/** What is the same for every request with the same operation. */
interface Known {
  readonly definitions: readonly VariableDefinition[];
  readonly fragments: Record<string, FragmentDefinitionNode>;
  /** What the operation itself can reach, so that another operation's use of a name does not name the argument. */
  readonly reachable: DocumentNode;
  /** Undefined when it hangs on variables. */
  readonly naming: readonly NamingField[] | undefined;
}

interface VariableDefinition {
  readonly name: string;
  readonly type: GraphQLType | undefined;
  readonly defaultValue: ConstValueNode | undefined;
}

/** A root field whose arguments have rules beyond their types: people are named in it. */
interface NamingField {
  readonly field: GraphQLField<unknown, unknown>;
  /** All that are answered under one key. */
  readonly nodes: readonly FieldNode[];
  readonly checked: readonly { readonly name: string; readonly check: Check }[];
}

function checkVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  definitions: readonly VariableDefinition[],
  variables: Values,
): { readonly faults: readonly InputFault[]; readonly values: Values } {
  const faults: InputFault[] = [];
  const values: Record<string, unknown> = {};
  for (const { name, type, defaultValue } of definitions) {
    // Names with two underscores are reserved, and `__proto__` would be no ordinary key of any object.
    if (name.startsWith('__')) faults.push({ argument: safeName(name), rule: 'RESERVED_NAME' });
    if (!isInputType(type) || name.startsWith('__')) continue;
    const isUse = isUseOf(name);
    // Only a fault has to be told by its place, and faults are rare.
    const base = () => argumentPath(document, isUse) ?? name;

    if (!Object.hasOwn(variables, name)) {
      if (defaultValue) values[name] = valueFromAST(defaultValue, type);
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

function namingFields(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
  root: GraphQLObjectType,
  values: Values,
): readonly NamingField[] {
  const { fields } = collectFields(schema, fragments, values, root, operation.selectionSet);
  return [...fields.values()].flatMap((nodes) => {
    const field = root.getFields()[nodes[0]?.name.value ?? ''];
    const checked = (field?.args ?? []).flatMap(({ name, type }) => {
      const check = CHECKS.get(getNamedType(type).name);
      return check ? [{ name, check }] : [];
    });
    return field && checked.length > 0 ? [{ field, nodes, checked }] : [];
  });
}

function checkArguments(
  schema: GraphQLSchema,
  fields: readonly NamingField[],
  values: Values,
): { readonly faults: readonly InputFault[]; readonly named: readonly Values[] } {
  const faults: InputFault[] = [];
  const named: Values[] = [];
  for (const { field, nodes, checked } of fields) {
    for (const [index, node] of nodes.entries()) {
      try {
        const given = getArgumentValues(field, node, values);
        // Those under one key have the same arguments.
        if (index === 0) named.push(given);
        for (const { name, check } of checked) {
          faults.push(...faultsOfItems(name, given[name], (path, item) => check(path, item, schema)));
        }
      } catch (error) {
        // A list that holds a variable which is null, for instance: only the whole argument can be named.
        if (!(error instanceof GraphQLError)) throw error;
        faults.push(...checked.map(({ name }) => ({ argument: name, rule: 'TYPE' as const })));
      }
    }
  }
  return { faults, named };
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
