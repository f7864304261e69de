/**
 * The text of an operation as the audit log keeps it, once for all who send it: without anything that a client may write
 * freely. A client may put a number or a name not only into literals, but into names of operations, variables, fragments
 * and aliases.
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
import type { AccountPath, SharedPool } from '../fairness/shared-pool.ts';
import type { SharedResources } from '../fairness/shared-resources.ts';
import { sha256 } from '../ledger/chain.ts';
import type { Content } from '../ledger/entry.ts';

const HOUR_MS = 3_600_000;
/** Beyond it, an entry names only the fields that the operation reads. */
const TEXTS_AN_HOUR = 1000;

/** An operation as entries refer to it. */
export interface RecordedOperation {
  /** null where the caller's application had too many new texts. */
  readonly text: string | null;
  /** Guarded fields that the operation reads. */
  readonly coordinates: readonly string[];
  /** Those of them that the caller might not read. */
  readonly denied: readonly string[];
}

/** An operation as one caller sends it. */
export interface SentOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Guarded fields that it reads. */
  readonly coordinates: readonly string[];
  /** Those of them that the caller may not read; the same set for the same permissions. */
  readonly denied: ReadonlySet<string>;
  readonly account: AccountPath;
}

export class OperationTexts {
  readonly #newTexts: SharedPool;
  readonly #texts = new WeakMap<OperationDefinitionNode, { readonly text: string | null }>();
  readonly #contents = new WeakMap<OperationDefinitionNode, WeakMap<ReadonlySet<string>, Content>>();

  constructor(shared: SharedResources) {
    this.#newTexts = shared.pool({ name: 'audit_texts', capacity: TEXTS_AN_HOUR, windowMs: HOUR_MS });
  }

  of({ document, operation, coordinates, denied, account }: SentOperation): Content {
    const ofOperation = this.#contents.get(operation) ?? new WeakMap<ReadonlySet<string>, Content>();
    this.#contents.set(operation, ofOperation);
    const known = ofOperation.get(denied);
    if (known) return known;
    const recorded: RecordedOperation = {
      ...this.#textOf(document, operation, account),
      coordinates: coordinates.toSorted(),
      denied: [...denied].toSorted(),
    };
    const text = JSON.stringify(recorded);
    const content = { hash: sha256(text), text };
    ofOperation.set(denied, content);
    return content;
  }

  /** Texts are kept as long as the log, so callers share how many new ones there may be. */
  #textOf(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    account: AccountPath,
  ): { readonly text: string | null } {
    const known = this.#texts.get(operation);
    if (known) return known;
    const isKept = this.#newTexts.spend(account) === undefined;
    const own = { text: isKept ? withoutClientsWords(alone(document, operation)) : null };
    this.#texts.set(operation, own);
    return own;
  }
}

/** Reads the text of a content; of one that somebody changed, or that is missing, nothing is known. */
export function recordedOperation(text: string): RecordedOperation {
  const unknown = { text: null, coordinates: [], denied: [] };
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as OperationTexts wrote it; verification finds what was changed
    return { ...unknown, ...(JSON.parse(text) as Partial<RecordedOperation>) };
  } catch {
    return unknown;
  }
}

/** The operation with the fragments that it uses. */
function alone(document: DocumentNode, { name }: OperationDefinitionNode): DocumentNode {
  return separateOperations(document)[name?.value ?? ''] ?? document;
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
