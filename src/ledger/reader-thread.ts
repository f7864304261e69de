/** Entry of the thread that reads the audit log. */
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from './open-ledger.ts';
import { reasonOf } from './reason.ts';
import type { ReaderAnswer, ReaderData, ReaderQuestion } from './reader.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- from src/ledger/reader.ts alone
const { config, readers } = workerData as ReaderData;
const store = openStore(config, { readOnly: true, readers });

async function answer(number: number, question: ReaderQuestion): Promise<ReaderAnswer> {
  try {
    const rows =
      question.kind === 'search' ? await store.search(question.query) : await store.contents(question.hashes);
    return { number, rows: rows.map((row) => ({ ...row })) };
  } catch (error) {
    return { number, why: reasonOf(error) };
  }
}

async function respond(number: number, question: ReaderQuestion): Promise<void> {
  const message = await answer(number, question);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort?.postMessage(message);
}

parentPort?.on('message', ({ number, question }: { number: number; question: ReaderQuestion }) => {
  void respond(number, question);
});
