/**
 * Which operations may run: any (off), any with a note of those that are not registered (log), registered ones only
 * (enforce). A caller may send a registered operation's id in place of its text; nothing is registered by sending it.
 */
import { hash } from 'node:crypto';
import { Kind, print, visit, type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { ConfigError } from '../config/load.ts';
import type { TrustedOperationsConfig } from '../config/schema.ts';
import type { RequestErrorCode } from '../messages.ts';
import { safeName } from './errors.ts';
import { operationId, readRegistered } from './registered-operations.ts';

/** How many operations that are not registered are told apart in the log. */
const NOTED = 1000;

export interface TrustedOperations {
  /** Whether ids are taken in place of texts. */
  readonly takesIds: boolean;
  /** The operation to run, by its text, its id or both. At least one must be there. */
  find(sent: Sent): Found | { readonly refused: RequestErrorCode };
  /** Takes note of an operation that may run and is not registered. */
  note(id: string, document: DocumentNode, application: string): void;
}

export interface Found {
  readonly text: string;
  readonly id: string;
  readonly isRegistered: boolean;
}

export interface Sent {
  readonly text: string | undefined;
  readonly id: string | undefined;
}

/** @throws ConfigError when operations are to be trusted and none are there */
export function trustOperations({ mode, folder }: TrustedOperationsConfig, log: Logger): TrustedOperations {
  const registered = new Map(
    mode === 'off' ? [] : readRegistered(folder).map(({ id, text }) => [id, text] as const),
  );
  if (mode !== 'off' && registered.size === 0) {
    throw new ConfigError('The configuration', [
      'trustedOperations.folder: holds no <application>/<Name>.graphql — name the folder of registered operations',
    ]);
  }
  const noted = new LRUCache<string, true>({ max: NOTED });
  return {
    takesIds: mode !== 'off',
    find: ({ text, id }) => {
      const known = id === undefined ? undefined : registered.get(id);
      if (text === undefined) {
        return id !== undefined && known !== undefined
          ? { text: known, id, isRegistered: true }
          : { refused: 'PERSISTED_QUERY_NOT_FOUND' };
      }
      const own = operationId(text);
      if (id !== undefined && id !== own) return { refused: 'PERSISTED_QUERY_MISMATCH' };
      const isRegistered = registered.has(own);
      if (mode === 'enforce' && !isRegistered) return { refused: 'PERSISTED_QUERY_NOT_REGISTERED' };
      return { text, id: own, isRegistered };
    },
    note: (id, document, application) => {
      if (mode !== 'log' || registered.has(id)) return;
      const shape = shapeOf(document);
      if (noted.has(shape)) return;
      noted.set(shape, true);
      const operations = document.definitions
        .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
        .map(({ name }) => safeName(name?.value ?? 'without a name'));
      log.warn({ application, operations, shape }, 'operation is not registered');
    },
  };
}

/** Tells operations apart whatever people are written into them: a hash of the text would give these away. */
function shapeOf(document: DocumentNode): string {
  const blank = { kind: Kind.NULL } as const;
  const shape = visit(document, {
    StringValue: () => blank,
    IntValue: () => blank,
    FloatValue: () => blank,
    ListValue: () => blank,
  });
  return hash('sha256', print(shape));
}
