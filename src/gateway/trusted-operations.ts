/**
 * Decides which operations may run: any (off), any with a log line for unregistered ones (log), registered
 * ones only (enforce). A caller may send a registered operation's id in place of its text; nothing is
 * registered by sending it. An operation is registered for the application whose folder it is in; to any
 * other it is as if it were not there.
 */
import { hash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Kind, print, visit, type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { isWithoutToken, type Consumer } from '../access/consumer.ts';
import { fits } from '../lib/glob.ts';
import { codeOf } from '../lib/error-code.ts';
import { ConfigError } from '../lib/config-file.ts';
import type { TrustedOperationsConfig } from '../config/gateway-settings.ts';
import type { RequestErrorCode } from '../messages.ts';
import type { BoundedLog } from '../log/bounded-log.ts';
import { safeName } from '../graphql/errors.ts';

/** Most unregistered operations that the log distinguishes. */
const NOTED = 1000;

export interface TrustedOperations {
  /** Accepts ids in place of texts. */
  readonly takesIds: boolean;
  /** The operation to run, by its text, its id or both. At least one must be there. */
  find(sent: Sent, consumer: Consumer): Found | { readonly refused: RequestErrorCode };
  /** Takes note of an operation that may run and is not registered. */
  note(id: string, document: DocumentNode, consumer: Consumer): void;
}

export interface Found {
  readonly text: string;
  readonly id: string;
  readonly isRegistered: boolean;
  /** Under which it is registered, with its folder; undefined for one that is not. */
  readonly name?: string | undefined;
}

export interface Sent {
  readonly text: string | undefined;
  readonly id: string | undefined;
}

/** An operation in `<folder>/<application>/<Name>.graphql`. */
export interface RegisteredOperation {
  readonly application: string;
  /** Its path, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly id: string;
}

/** The id of an operation: SHA-256 of its text in UTF-8, white space included, as hexadecimal digits. */
export function operationId(text: string): string {
  return hash('sha256', text);
}

export function readRegistered(folder: string): readonly RegisteredOperation[] {
  return globSync(join(folder, '*', '*.graphql'))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted()
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      return { application: basename(dirname(file)), file, text, id: operationId(text) };
    });
}

/** The fault that keeps registered operations from being read, one line. */
export function operationFaults({ mode, folder }: TrustedOperationsConfig): readonly string[] {
  if (mode === 'off') return [];
  try {
    return readRegistered(folder).length > 0 ? [] : [NONE_REGISTERED];
  } catch (error) {
    const why = codeOf(error) ?? 'unknown';
    return [`trustedOperations.folder: a file in it cannot be read (${why}) — let the gateway read it`];
  }
}

const NONE_REGISTERED =
  'trustedOperations.folder: holds no <application>/<Name>.graphql — name the folder of registered operations';

/** @throws ConfigError when operations are to be trusted and none are there */
export function trustOperations(
  { mode, folder, shared = [] }: TrustedOperationsConfig,
  log: BoundedLog,
): TrustedOperations {
  const registered = mode === 'off' ? new Map<string, Registered>() : byId(readRegistered(folder), shared);
  if (mode !== 'off' && registered.size === 0) {
    throw new ConfigError('The configuration', [NONE_REGISTERED]);
  }
  const registeredFor = (id: string, consumer: Consumer): Registered | undefined => {
    const found = registered.get(id);
    return found && mayRun(found, consumer) ? found : undefined;
  };
  const noted = new LRUCache<string, true>({ max: NOTED });
  return {
    takesIds: mode !== 'off',
    find: ({ text, id }, consumer) => {
      if (text === undefined) {
        const known = id === undefined ? undefined : registeredFor(id, consumer);
        return id !== undefined && known
          ? { text: known.text, id, isRegistered: true, name: nameFor(known, consumer) }
          : { refused: 'PERSISTED_QUERY_NOT_FOUND' };
      }
      const own = operationId(text);
      if (id !== undefined && id !== own) return { refused: 'PERSISTED_QUERY_MISMATCH' };
      const known = registeredFor(own, consumer);
      if (mode === 'enforce' && !known) return { refused: 'PERSISTED_QUERY_NOT_REGISTERED' };
      return { text, id: own, isRegistered: known !== undefined, name: known && nameFor(known, consumer) };
    },
    note: (id, document, consumer) => {
      if (mode !== 'log' || registeredFor(id, consumer)) return;
      const { application } = consumer;
      const shape = shapeOf(document);
      const key = `${application} ${shape}`;
      if (noted.has(key)) return;
      noted.set(key, true);
      const operations = document.definitions
        .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
        .map(({ name }) => safeName(name?.value ?? 'without a name'));
      log.write({
        level: 'warn',
        text: 'operation is not registered',
        account: [application],
        fields: () => ({ application, operations, shape }),
      });
    },
  };
}

interface Registered {
  readonly text: string;
  /** Names by the folders that have it. */
  readonly applications: ReadonlyMap<string, string>;
  readonly isShared: boolean;
}

/** Several applications may have registered the same text. */
function byId(
  operations: readonly RegisteredOperation[],
  shared: readonly string[],
): ReadonlyMap<string, Registered> {
  const groups = Map.groupBy(operations, ({ id }) => id);
  return new Map(
    [...groups].map(([id, same]) => {
      const applications = new Map(same.map(({ application, file }) => [application, nameOf(file)]));
      const isShared = [...applications.keys()].some((folder) => fits(shared, folder));
      return [id, { text: same[0]?.text ?? '', applications, isShared }];
    }),
  );
}

/** As `folder/Name`. */
function nameOf(file: string): string {
  return file
    .split('/')
    .slice(-2)
    .join('/')
    .replace(/\.graphql$/, '');
}

/** In the folder of the application that asks, where it is there too. */
function nameFor({ applications }: Registered, { application }: Consumer): string | undefined {
  return applications.get(application) ?? applications.values().next().value;
}

/** A caller without a token is no application; access refuses it by the fields of the operation. */
function mayRun({ applications, isShared }: Registered, consumer: Consumer): boolean {
  return isShared || isWithoutToken(consumer) || applications.has(consumer.application);
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
