/**
 * Text of an operation in the audit log, without anything that a client may write freely: a client can put a
 * number or a name into literals, and into names of operations, variables, fragments and aliases.
 */
import {
  Kind,
  print,
  separateOperations,
  visit,
  type DocumentNode,
  type NameNode,
  type OperationDefinitionNode,
} from 'graphql';
import type { SharedPool } from '../fairness/shared-pool.ts';
import type { SharedResources } from '../fairness/shared-resources.ts';
import { sha256 } from '../ledger/chain.ts';
import type { Content } from '../ledger/entry.ts';

const HOUR_MS = 3_600_000;
/** Beyond this number, an entry has only the fields that the operation reads. */
const TEXTS_AN_HOUR = 1000;

/** An operation that entries refer to. */
export interface RecordedOperation {
  /** null if the caller's application had too many new texts. */
  readonly text: string | null;
  /** Guarded fields that the operation reads. */
  readonly coordinates: readonly string[];
  /** Coordinates that the caller was not allowed to read. */
  readonly denied: readonly string[];
}

/** Pool of new texts. A text is kept as long as the log, so callers share their number. */
export function newTexts(shared: SharedResources): SharedPool {
  return shared.pool({ name: 'audit_texts', capacity: TEXTS_AN_HOUR, windowMs: HOUR_MS });
}

/** Content of the log for an operation. Entries refer to it by its hash. */
export function operationContent({ text, coordinates, denied }: RecordedOperation): Content {
  const recorded = { text, coordinates: coordinates.toSorted(), denied: denied.toSorted() };
  const content = JSON.stringify(recorded);
  return { hash: sha256(content), text: content };
}

/** Text of an operation and its fragments, without names and values of the client. */
export function operationText(document: DocumentNode, { name }: OperationDefinitionNode): string {
  return withoutClientsWords(separateOperations(document)[name?.value ?? ''] ?? document);
}

/** Parses the text of a content. A changed or missing text gives an empty operation. */
export function recordedOperation(text: string): RecordedOperation {
  const unknown = { text: null, coordinates: [], denied: [] };
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as operationContent wrote it; verification finds what was changed
    return { ...unknown, ...(JSON.parse(text) as Partial<RecordedOperation>) };
  } catch {
    return unknown;
  }
}

function withoutClientsWords(document: DocumentNode): string {
  const names = new Map<string, string>();
  /** Names of one kind become `v1`, `v2`, … in the order in which they appear. */
  const plain = (kind: string, node: NameNode): NameNode => {
    const key = `${kind} ${node.value}`;
    const known =
      names.get(key) ??
      `${kind}${[...names.keys()].filter((other) => other.startsWith(`${kind} `)).length + 1}`;
    names.set(key, known);
    return { ...node, value: known };
  };
  const bare = visit(document, {
    OperationDefinition: ({ name: _name, ...node }) => node,
    Field: ({ alias: _alias, ...node }) => node,
    Variable: (node) => ({ ...node, name: plain('v', node.name) }),
    FragmentDefinition: (node) => ({ ...node, name: plain('f', node.name) }),
    FragmentSpread: (node) => ({ ...node, name: plain('f', node.name) }),
    StringValue: (node) => ({ ...node, value: '', block: false }),
    IntValue: () => ({ kind: Kind.INT, value: '0' }),
    FloatValue: () => ({ kind: Kind.FLOAT, value: '0' }),
    ListValue: () => ({ kind: Kind.LIST, values: [] }),
    ObjectValue: () => ({ kind: Kind.OBJECT, fields: [] }),
  });
  return print(bare);
}
