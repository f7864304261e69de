/** Entry of the thread that writes the audit log. The event loop of the gateway never waits for a disk. */
import { statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { privateFolder } from '../lib/private-files.ts';
import type { LogLevel } from '../log/bounded-log.ts';
import { Checkpoints } from './checkpoints.ts';
import { entryId } from './entry.ts';
import { openKeys, openStore } from './open-ledger.ts';
import { JournalledSink } from './journal.ts';
import { reasonOf } from './reason.ts';
import { Retention } from './retention.ts';
import type { PostgresConfig } from './settings.ts';
import type { Conflict } from './stores/conflict.ts';
import { StoreGone, StoreUnusable, type AuditStore } from './stores/store.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';
import { tupleOfWritten } from './thread-codec.ts';
import { AuditWriter, type BatchSink } from './writer.ts';

const SPACE_MS = 5000;

function send(message: FromThread): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort?.postMessage(message);
}

function log(level: LogLevel, text: string, fields: object = {}): void {
  send({ kind: 'log', level, text, fields });
}

function notifyConflict(conflict: Conflict): void {
  send({ kind: 'conflict', place: 'content' in conflict ? conflict.content.hash : entryId(conflict) });
}

function closeFolder(folder: string): void {
  try {
    if (!privateFolder(folder))
      log('warn', 'other users may list the folder of the audit log; its files they may not read');
  } catch {
    // The first write to the folder reports the fault.
  }
}

function reportSpace(folder: string): void {
  try {
    const { bavail, bsize } = statfsSync(folder);
    send({ kind: 'space', bytes: bavail * bsize });
  } catch {
    // The first write to the folder reports the fault.
  }
}

async function openJournal(
  { journal: { folder, seconds, bytes } }: PostgresConfig,
  isRehearsal: boolean,
  store: AuditStore,
  onConflict: (conflict: Conflict) => void,
): Promise<JournalledSink> {
  return JournalledSink.open({
    store,
    folder,
    seconds,
    bytes,
    isRehearsal,
    onState: (state) => send({ kind: 'journal', state }),
    onConflict,
    onFolder: (why) => {
      if (why === undefined) log('warn', 'the audit journal can be written again', { folder });
      else
        log('error', 'the audit journal cannot be written: nothing is disclosed while the database is away', {
          folder,
          why,
        });
    },
  });
}

let isReported = false;

/** A database shows that it is unusable only once it answers. A start that still waits for it then ends. */
function reportUnusable(error: unknown): never {
  if (error instanceof StoreUnusable && !isReported) {
    isReported = true;
    send({ kind: 'unusable', message: error.message });
  }
  throw error;
}

/** Ends the thread once the store's file is gone. Another thread begins with a new file. */
function unlessGone(store: AuditStore): BatchSink {
  return {
    append: async (batch) => {
      try {
        await store.append(batch);
      } catch (error) {
        if (error instanceof StoreGone) {
          send({ kind: 'unusable', message: error.message });
          // The message is sent first.
          setImmediate(() => process.exit());
        }
        throw error;
      }
    },
  };
}

/** @throws StoreUnusable */
async function run({ config }: ThreadData): Promise<void> {
  const keys = openKeys(config);
  const folder = config.postgres ? config.postgres.journal.folder : dirname(config.file);
  closeFolder(folder);
  const store = openStore(config);
  const journal =
    config.postgres &&
    (await openJournal(config.postgres, config.isRehearsal ?? false, store, (conflict) => {
      if (conflict.writer === writer.name) writer.replaceChain(conflict);
      else notifyConflict(conflict);
    }));
  const checkpoints = new Checkpoints({
    file: config.checkpoints.file,
    everyMs: config.checkpoints.seconds * 1000,
    onCheckpoint: (commit) => send({ kind: 'checkpoint', commit }),
    onTrouble: (why) => {
      const file = resolve(config.checkpoints.file);
      if (why === undefined) log('warn', 'audit checkpoints are kept again', { file });
      else log('warn', 'audit checkpoints cannot be kept', { file, why });
    },
  });
  const sink = journal ?? unlessGone(store);
  const writer = new AuditWriter({
    sink: { append: (batch) => sink.append(batch).catch(reportUnusable) },
    store,
    keys,
    onDurable: (commit, written) => {
      send({ kind: 'durable', commit, written: written.map(tupleOfWritten) });
      checkpoints.note(commit);
    },
    onState: (state) => send({ kind: 'state', state }),
    onConflict: notifyConflict,
  });
  reportSpace(folder);
  const spaceTimer = setInterval(() => reportSpace(folder), SPACE_MS);
  await writer.start();
  const retention = new Retention({
    writer,
    store,
    months: config.retentionMonths,
    onRemoved: (month) => log('warn', 'old audit entries were removed', { month }),
    onError: (error) => log('warn', 'old audit entries could not be removed', { error: reasonOf(error) }),
  });
  retention.start();

  const close = async () => {
    clearInterval(spaceTimer);
    retention.end();
    await writer.close();
    await journal?.close();
    await checkpoints.close();
    await store.close();
    parentPort?.close();
  };
  parentPort?.on('message', (message: ToThread) => {
    if (message.kind === 'close') void close();
    else message.postings.forEach((posting) => writer.post(posting));
  });
}

try {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- from src/ledger/ledger.ts alone
  await run(workerData as ThreadData);
} catch (error) {
  if (!(error instanceof StoreUnusable)) throw error;
  send({ kind: 'unusable', message: error.message });
}
