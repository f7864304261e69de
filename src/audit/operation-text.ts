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
import { sha256 } from './chain.ts';
import type { Content } from './entry.ts';

const HOUR_MS = 3_600_000;
/** Beyond it, an entry names only the fields that the operation reads. */
const TEXTS_AN_HOUR = 1000;

export class OperationTexts {
  readonly #known = new WeakMap<OperationDefinitionNode, Content>();

  /** How many texts there were in the hour that began then. */
  #hour = { begins: 0, texts: 0 };

  /** @param coordinates guarded fields that the operation reads */
  of(document: DocumentNode, operation: OperationDefinitionNode, coordinates: readonly string[]): Content {
    const known = this.#known.get(operation);
    if (known) return known;
    // Texts are kept as long as the log, so nobody may make up more of them than applications have.
    const text = JSON.stringify({
      text: this.#mayKeepText() ? withoutClientsWords(alone(document, operation)) : null,
      coordinates: coordinates.toSorted(),
    });
    const content = { hash: sha256(text), text };
    this.#known.set(operation, content);
    return content;
  }

  #mayKeepText(): boolean {
    const now = Date.now();
    if (now - this.#hour.begins > HOUR_MS) this.#hour = { begins: now, texts: 0 };
    this.#hour.texts += 1;
    return this.#hour.texts <= TEXTS_AN_HOUR;
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
