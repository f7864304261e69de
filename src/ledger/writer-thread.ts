/** The thread that writes the audit log, so that the event loop of the gateway never waits for a disk. */
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { privateFolder } from '../lib/private-files.ts';
import { Checkpoints } from './checkpoints.ts';
import { codeOf } from '../lib/error-code.ts';
import { entryId } from './entry.ts';
import { openKeys, openStore } from './open-ledger.ts';
import { JournalledSink } from './journal.ts';
import { Retention } from './retention.ts';
import type { PostgresConfig } from './settings.ts';
import type { Conflict } from './stores/conflict.ts';
import { StoreGone, StoreUnusable, type AuditStore } from './stores/store.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';
import { tupleOfWritten } from './thread-codec.ts';
import { AuditWriter, type BatchSink } from './writer.ts';

const SPACE_MS = 5000;

function say(message: FromThread): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort?.postMessage(message);
}

function tellConflict(conflict: Conflict): void {
  say({ kind: 'conflict', place: 'content' in conflict ? conflict.content.hash : entryId(conflict) });
}

function closeFolder(folder: string): void {
  try {
    if (!privateFolder(folder)) say({ kind: 'folder open to others' });
  } catch {
    // A folder that cannot be made shows where it is written to.
  }
}

function reportSpace(folder: string): void {
  try {
    const { bavail, bsize } = statfsSync(folder);
    say({ kind: 'space', bytes: bavail * bsize });
  } catch {
    // A folder that cannot be looked at shows where it is written to.
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
    onState: ({ journalled, bytes: size, oldestAt }) =>
      say({ kind: 'journal', batches: journalled, bytes: size, oldestAt }),
    onConflict,
    onFolder: (why) => say({ kind: 'journal folder', why }),
  });
}

let isReported = false;

/** Of a database it is known only once it answers: a start that still waits for it ends then. */
function reportUnusable(error: unknown): never {
  if (error instanceof StoreUnusable && !isReported) {
    isReported = true;
    say({ kind: 'unusable', message: error.message });
  }
  throw error;
}

/** A store whose file is gone takes nothing any more; another thread begins with a new file. */
function unlessGone(store: AuditStore): BatchSink {
  return {
    append: async (batch) => {
      try {
        await store.append(batch);
      } catch (error) {
        if (error instanceof StoreGone) {
          say({ kind: 'unusable', message: error.message });
          // After the message.
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
      if (conflict.writer === writer.name) writer.beginAnew(conflict);
      else tellConflict(conflict);
    }));
  const checkpoints = new Checkpoints({
    file: config.checkpoints.file,
    everyMs: config.checkpoints.seconds * 1000,
    onCheckpoint: (commit) => say({ kind: 'checkpoint', commit }),
    onTrouble: (why) => say({ kind: 'checkpoints', why }),
  });
  const sink = journal ?? unlessGone(store);
  const writer = new AuditWriter({
    sink: { append: (batch) => sink.append(batch).catch(reportUnusable) },
    store,
    keys,
    onDurable: (commit, written) => {
      say({ kind: 'durable', commit, written: written.map(tupleOfWritten) });
      checkpoints.note(commit);
    },
    onState: (state) => say({ kind: 'state', state }),
    onConflict: tellConflict,
  });
  reportSpace(folder);
  const spaceTimer = setInterval(() => reportSpace(folder), SPACE_MS);
  await writer.start();
  const retention = new Retention({
    writer,
    store,
    months: config.retentionMonths,
    onRemoved: (month) => say({ kind: 'month removed', month }),
    // Never the message: a database quotes rows in it.
    onError: (error) =>
      say({
        kind: 'retention failed',
        error: codeOf(error) ?? (error instanceof Error ? error.name : 'unknown'),
      }),
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
  say({ kind: 'unusable', message: error.message });
}
