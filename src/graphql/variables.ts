/**
 * Checks the input of an operation before it is executed: coerces the variables, and reads the subjects that
 * root fields name. Reports up to 10 faults of one request.
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
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLType,
  type OperationDefinitionNode,
  type VariableNode,
} from 'graphql';
import { readScan, type CardFormat, type ScannedCard } from '../cards/index.ts';
import { BadInput } from '../subject/bad-input.ts';
import { isHealthInsuranceNumber, isIdentityNumber } from '../subject/identity-number.ts';
import { Subject, subjectRules, type SubjectFields } from '../subject/subject.ts';
import type { Fragments, ParsedDocument } from './document.ts';
import { argumentPath, extendPath } from './argument-path.ts';
import { faultOf, safeName, type InputFault } from './errors.ts';

const MAX_FAULTS = 10;

/** The most items of any list that comes in; `citizens` takes 100 subjects (DESIGN 4). */
const MAX_ITEMS = 100;

/** Of variables, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** Reads the subject in a coerced value, or pushes its faults. */
type ReadSubject = (path: string, item: unknown, found: Found) => Subject | undefined;

/** Findings in the arguments of one root field. */
interface Found {
  readonly inputs: InputRules;
  readonly faults: InputFault[];
  /** Keeps what a scanned card says. */
  readonly scanned: (card: ScannedCard) => void;
}

/** Rules that input is read by. */
export interface InputRules {
  readonly schema: GraphQLSchema;
  /** Formats of scans that are switched on. */
  readonly scans: ReadonlySet<CardFormat>;
}

/** Types of arguments that name a person. */
const NAMING_TYPES: ReadonlyMap<string, ReadSubject> = new Map([
  ['SubjectInput', subjectOf],
  ['_Any', subjectOfRepresentation],
]);

/** The root field whose argument `text`, a plain string, names a person. */
const SCAN_FIELD = 'citizenByScan';

export type CheckedInput = Input | { readonly faults: readonly InputFault[] };

export interface Input {
  /** Coerced variables. */
  readonly values: Values;
  /** People whom root fields name in their arguments, by response key, in the order of the argument. */
  readonly subjects: ReadonlyMap<string, readonly Subject[]>;
  /** Scanned cards that name people, by response key. */
  readonly scans: ReadonlyMap<string, ScannedCard>;
}

/** Variables and naming fields of an operation: the same for every request. */
export interface InputDefinitions {
  readonly root: GraphQLObjectType;
  readonly operation: OperationDefinitionNode;
  readonly variables: readonly VariableDefinition[];
  readonly fragments: Fragments;
  /** The operation and the fragments: another operation's use of a variable must not name the argument. */
  readonly reachable: DocumentNode;
  /** Undefined when the selection depends on variables. */
  readonly naming: readonly NamingField[] | undefined;
}

interface VariableDefinition {
  readonly name: string;
  readonly type: GraphQLType | undefined;
  readonly defaultValue: ConstValueNode | undefined;
}

/** A root field with arguments that name people. */
interface NamingField {
  readonly key: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** All fields with this response key. */
  readonly nodes: readonly FieldNode[];
  readonly naming: readonly { readonly name: string; readonly read: ReadSubject }[];
}

/** @returns undefined when the schema has no root type for the operation */
export function inputDefinitions(
  schema: GraphQLSchema,
  { fragments, isConditional }: ParsedDocument,
  operation: OperationDefinitionNode,
): InputDefinitions | undefined {
  const root = schema.getRootType(operation.operation);
  if (!root) return undefined;
  return {
    root,
    operation,
    fragments,
    variables: (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => ({
      name: variable.name.value,
      type: typeFromAST(schema, type),
      defaultValue,
    })),
    reachable: { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] },
    naming: isConditional ? undefined : namingFields(schema, { operation, fragments, root }, {}),
  };
}

/** @param variables as they were sent */
export function checkInput(
  inputs: InputRules,
  definitions: InputDefinitions,
  variables: Values,
): CheckedInput {
  const { schema } = inputs;
  const { faults, values } = checkVariables(schema, definitions.reachable, definitions.variables, variables);
  if (faults.length > 0) return { faults };
  const fields = definitions.naming ?? namingFields(schema, definitions, values);
  const { faults: ofArguments, ...people } = readSubjects(inputs, fields, values);
  return ofArguments.length > 0 ? { faults: ofArguments.slice(0, MAX_FAULTS) } : { values, ...people };
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
    // Only a fault needs the path of the argument, and faults are rare.
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

/** True for a nullable variable at a place that does not allow null. */
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

/** Ends the coercion of a value at the most faults that are reported. */
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
  { operation, fragments, root }: Pick<InputDefinitions, 'operation' | 'fragments' | 'root'>,
  values: Values,
): readonly NamingField[] {
  const { fields } = collectFields(schema, fragments, values, root, operation.selectionSet);
  return [...fields].flatMap(([key, nodes]) => {
    const field = root.getFields()[nodes[0]?.name.value ?? ''];
    const naming = (field?.args ?? []).flatMap(({ name, type }) => {
      const isScan = field?.name === SCAN_FIELD && name === 'text';
      const read = isScan ? subjectOfScan : NAMING_TYPES.get(getNamedType(type).name);
      return read ? [{ name, read }] : [];
    });
    return field && naming.length > 0 ? [{ key, field, nodes, naming }] : [];
  });
}

/** Most operations scan nothing. */
const NO_SCANS: Input['scans'] = new Map();

function readSubjects(
  inputs: InputRules,
  fields: readonly NamingField[],
  values: Values,
): Omit<Input, 'values'> & { readonly faults: readonly InputFault[] } {
  const faults: InputFault[] = [];
  const subjects = new Map<string, readonly Subject[]>();
  let scans: Map<string, ScannedCard> | undefined;
  for (const { key, field, nodes, naming } of fields) {
    const [node] = nodes;
    if (!node) continue;
    const scanned = (card: ScannedCard) => void (scans ??= new Map()).set(key, card);
    const found = { inputs, faults, scanned };
    try {
      // A valid operation gives all fields of one response key the same arguments.
      const given = getArgumentValues(field, node, values);
      subjects.set(
        key,
        naming.flatMap(({ name, read }) =>
          readItems(name, given[name], faults, (path, item) => read(path, item, found)),
        ),
      );
    } catch (error) {
      // For instance a list with a variable that is null: the path names the whole argument.
      if (!(error instanceof GraphQLError)) throw error;
      faults.push(...naming.map(({ name }) => ({ argument: name, rule: 'TYPE' as const })));
    }
  }
  return { faults, subjects, scans: scans ?? NO_SCANS };
}

function readItems(
  name: string,
  given: unknown,
  faults: InputFault[],
  read: (path: string, item: unknown) => Subject | undefined,
): readonly Subject[] {
  if (Array.isArray(given) && given.length > MAX_ITEMS) {
    faults.push({ argument: name, rule: 'AT_MOST_100' });
    return [];
  }
  const subjects = Array.isArray(given)
    ? given.map((item: unknown, index) => read(`${name}[${index}]`, item))
    : [read(name, given)];
  return subjects.filter((subject) => subject !== undefined);
}

/** A representation is any JSON to GraphQL; the subject in it is coerced and checked like an argument. */
function subjectOfRepresentation(path: string, item: unknown, found: Found): Subject | undefined {
  const { faults } = found;
  const isCitizen =
    typeof item === 'object' && item !== null && '__typename' in item && item.__typename === 'Citizen';
  if (!isCitizen) {
    faults.push({ argument: `${path}.__typename`, rule: 'ENTITY' });
    return undefined;
  }
  const type = found.inputs.schema.getType('SubjectInput');
  if (!isInputObjectType(type)) return undefined;
  const own: InputFault[] = [];
  const subject = 'subject' in item ? item.subject : null;
  const coerced = coerce(subject, new GraphQLNonNull(type), () => `${path}.subject`, own);
  faults.push(...own);
  return own.length > 0 ? undefined : subjectOf(`${path}.subject`, coerced, found);
}

/** The holder of a scanned card, whose text is never repeated. */
function subjectOfScan(path: string, text: unknown, { inputs, faults, scanned }: Found): Subject | undefined {
  // Finding out what damaged a scan may take milliseconds; a request with a fault is refused anyway.
  if (faults.length > 0) return undefined;
  try {
    if (typeof text !== 'string') throw new BadInput('TEXT');
    const card = readScan(text, inputs.scans);
    const { number, fullName, dateOfBirth, isNameCut } = card;
    if (!isIdentityNumber(number) && !isHealthInsuranceNumber(number)) throw new BadInput('SCAN_NUMBER');
    const subject = Subject.parse({ identityNumber: number, fullName, dateOfBirth }, { isNameCut });
    scanned(card);
    return subject;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    const { rule, setting } = error;
    faults.push({ argument: path, rule, ...(setting !== undefined && { setting }) });
    return undefined;
  }
}

/** @param fields already coerced to SubjectInput */
function subjectOf(path: string, fields: unknown, { faults }: Found): Subject | undefined {
  if (!isSubjectFields(fields)) {
    faults.push({ argument: path, rule: 'TYPE' });
    return undefined;
  }
  try {
    return Subject.parse(fields);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    faults.push(
      ...faultOfRule(`${path}.fullName`, () => subjectRules.fullName(fields.fullName)),
      ...faultOfRule(`${path}.dateOfBirth`, () => subjectRules.dateOfBirth(fields.dateOfBirth)),
    );
    return undefined;
  }
}

function isSubjectFields(value: unknown): value is SubjectFields {
  return typeof value === 'object' && value !== null && 'fullName' in value && 'dateOfBirth' in value;
}

function faultOfRule(argument: string, check: () => unknown): readonly InputFault[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof BadInput) return [{ argument, rule: error.rule }];
    throw error;
  }
}
