/**
 * Checks the registered operations under operations/<application>/: each must be valid, must stay within the
 * gateway's limits, and must return the stored snapshot for every persona. `npm run operations` checks; `npm
 * run operations -- --update` rewrites the snapshots.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  Source,
  TypeInfo,
  getOperationAST,
  parse,
  print,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { isObject } from '../src/lib/is-object.ts';
import { startGateway, startMocks, type Persona, type TestGateway } from '../dev/kit.ts';
import { readRegistered, type RegisteredOperation } from '../src/gateway/trusted-operations.ts';
import { createSchema } from '../src/gateway/schema.ts';
import { loadSources } from '../src/sources/all.ts';

export type Operation = Omit<RegisteredOperation, 'id'>;

/**
 * Answers of an operation by persona name, of one that takes scans by card too; one about several people, or
 * about none, has one entry.
 */
export type Answers = Readonly<Record<string, unknown>>;

export function readOperations(): readonly Operation[] {
  return readRegistered('operations');
}

export function snapshotOf({ file }: Operation): string {
  return file.replace(/\.graphql$/, '.snapshot.json');
}

/** Why the operation is invalid under the schema: one line each, with application, file and place. */
export function problemsOf(operation: Operation, schema: GraphQLSchema): readonly string[] {
  const problem = (message: string, place = ''): string =>
    `${operation.application} (${operation.file}${place}): ${message}`;
  try {
    const document = parse(new Source(operation.text, operation.file));
    const broken = validate(schema, document).map(({ message, locations }) => {
      const [at] = locations ?? [];
      return problem(message, at ? `:${at.line}:${at.column}` : '');
    });
    return [...broken, ...shapeProblems(operation, document).map((message) => problem(message))];
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [at] = error.locations ?? [];
    return [problem(error.message, at ? `:${at.line}:${at.column}` : '')];
  }
}

/** Rules for registered operations beside GraphQL's. */
function shapeProblems({ file }: Operation, document: DocumentNode): readonly string[] {
  const found = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [operation] = found;
  if (operation === undefined || found.length > 1) return ['A file must hold one operation.'];
  const name = basename(file, '.graphql');
  const isAboutNobody = neededBy(operation).length === 0 && isOfLists(operation);
  return [
    ...(operation.operation === OperationTypeNode.QUERY ? [] : ['The operation must be a query.']),
    ...(operation.name?.value === name ? [] : [`The operation must be named ${name}, as its file is.`]),
    ...(isAboutNobody || namingVariable(operation) !== undefined
      ? []
      : [
          'The operation must need one variable, subject, subjects or text (of a scan), or none if it is about code lists alone; others must have a default.',
        ]),
  ];
}

/** Names of the variables without a default. */
function neededBy({ variableDefinitions = [] }: OperationDefinitionNode): readonly string[] {
  return variableDefinitions
    .filter(({ defaultValue }) => !defaultValue)
    .map(({ variable }) => variable.name.value);
}

/** The only variable that is needed, which names one person, several, or the holder of a card. */
function namingVariable(operation: OperationDefinitionNode): 'subject' | 'subjects' | 'text' | undefined {
  const [name, ...others] = neededBy(operation);
  const isNaming = name === 'subject' || name === 'subjects' || name === 'text';
  return isNaming && others.length === 0 ? name : undefined;
}

/** Fields that are about no person, and have the same answer for every caller. */
const OF_LISTS: ReadonlySet<string> = new Set(['codeList', 'province', 'commune']);

function isOfLists({ selectionSet }: OperationDefinitionNode): boolean {
  return selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && OF_LISTS.has(selection.name.value),
  );
}

/** Fields that differ in every run; the snapshot has the name of their type instead. */
const VARYING = new Set([
  'Provenance.fetchedAt',
  'Provenance.expiresAt',
  'Provenance.ageSeconds',
  'Provenance.requestId',
]);

function masked(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field: (node) => {
        if (!VARYING.has(`${types.getParentType()?.name}.${node.name.value}`)) return undefined;
        const alias = node.alias ?? { kind: Kind.NAME, value: node.name.value };
        return { ...node, alias, name: { kind: Kind.NAME, value: '__typename' } };
      },
    }),
  );
}

/**
 * Asks a running gateway about the personas. @throws Error when a request is refused, for example by a limit
 */
export async function replay(
  { application, file, text }: Operation,
  schema: GraphQLSchema,
  gateway: Pick<TestGateway, 'url' | 'headersOf'>,
  personas: readonly Persona[],
): Promise<Answers> {
  const document = masked(parse(text), schema);
  const ask = async (variables: object): Promise<unknown> => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await gateway.headersOf()) },
      body: JSON.stringify({ query: print(document), variables }),
    });
    const answer: unknown = await response.json();
    if (isObject(answer) && !('errors' in answer)) return answer['data'];
    throw new Error(
      `${application} (${file}): ${JSON.stringify(isObject(answer) ? answer['errors'] : null)}`,
    );
  };
  const answers: Record<string, unknown> = {};
  for (const [name, variables] of questionsOf(document, personas)) answers[name] = await ask(variables);
  return answers;
}

type Question = readonly [name: string, variables: object];

/** Variables by the name of what is asked about. */
function questionsOf(document: DocumentNode, personas: readonly Persona[]): readonly Question[] {
  const operation = getOperationAST(document);
  const variable = operation ? namingVariable(operation) : undefined;
  if (variable === undefined) return [['nobody', {}]];
  if (variable === 'subjects') return [['everybody', { subjects: personas.map(({ subject }) => subject) }]];
  return personas.flatMap<Question>(({ name, subject, cards }) =>
    variable === 'subject'
      ? [[name, { subject }]]
      : cards.map(({ title, text }) => [`${name}, ${title}`, { text }]),
  );
}

/** Differences between the answers and the snapshot, one line each. */
export function differences(operation: Operation, stored: unknown, now: unknown): readonly string[] {
  const found: string[] = [];
  const walk = (before: unknown, after: unknown, path: string): void => {
    if (isBranch(before) && isBranch(after)) {
      const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
      for (const key of keys) walk(before[key], after[key], path === '' ? key : `${path}.${key}`);
    } else if (before !== after) {
      found.push(
        `${operation.application} (${operation.file}): ${path} was ${shortened(before)}, is ${shortened(after)}`,
      );
    }
  };
  walk(stored, now, '');
  return found;
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function shortened(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}

/** The stored snapshot, or null if there is none. */
export function storedAnswers(operation: Operation): unknown {
  const file = snapshotOf(operation);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** All problems of all operations. With `update` the answers are stored instead of compared. */
async function check(update: boolean): Promise<readonly string[]> {
  const schema = createSchema(await loadSources());
  const operations = readOperations();
  const invalid = operations.flatMap((operation) => problemsOf(operation, schema));
  if (invalid.length > 0) return invalid;
  const mocks = await startMocks();
  const gateway = await startGateway({ mocks });
  try {
    const problems: string[] = [];
    for (const operation of operations) {
      const answers = await replay(operation, schema, gateway, mocks.personas);
      if (update) writeFileSync(snapshotOf(operation), `${JSON.stringify(answers, null, 2)}\n`);
      else problems.push(...differences(operation, storedAnswers(operation), answers));
    }
    return problems;
  } finally {
    await gateway.close();
    await mocks.close();
  }
}

if (import.meta.main) {
  process.chdir(`${import.meta.dirname}/..`);
  const problems = await check(process.argv.includes('--update'));
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log(`${readOperations().length} registered operations fit.`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
