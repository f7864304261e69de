/** `lienthong audit verify` and `audit receipt`. They do not load the gateway. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { say } from '../../lib/output.ts';
import { Failure } from '../../lib/user-error.ts';
import type { Commit } from '../../ledger/chain.ts';
import { readCheckpoints } from '../../ledger/checkpoints.ts';
import { codeOf } from '../../lib/error-code.ts';
import { signatureCheck, type SignatureCheck } from '../../ledger/keys.ts';
import { openKeys } from '../../ledger/open-ledger.ts';
import { progressBar } from './progress-bar.ts';
import { checkReceipt, receiptsIn } from '../../ledger/receipt.ts';
import type { AuditConfig } from '../../ledger/settings.ts';
import type { AuditStore } from '../../ledger/stores/store.ts';
import { journalNote, printable, formatVerification } from './report.ts';
import { verifyStore } from '../../ledger/verify.ts';
import { readAuditConfig, withStore } from './open-store.ts';

export interface VerifyOptions {
  readonly config?: string;
  /** Files of checkpoints beside the gateway's own. */
  readonly anchor?: readonly string[];
  /** Public keys, in place of the configuration's. */
  readonly key?: readonly string[];
}

export interface ReceiptOptions {
  readonly config?: string;
  /** Public keys, in place of the configuration's. */
  readonly key?: readonly string[];
  /** Compares with the store too. */
  readonly store: boolean;
}

/** @throws Failure when the log cannot be read */
export async function verify({ config: file, anchor = [], key }: VerifyOptions): Promise<void> {
  const config = await readAuditConfig(file);
  const bar = progressBar(process.stderr);
  const verification = await withStore(config, true, (store) =>
    verifyStore({
      store,
      verify: checkOf(key, config),
      checkpoints: checkpointsIn(anchor, config.checkpoints.file),
      ...(bar && { onProgress: bar.show }),
    }),
  ).finally(() => bar?.clear());
  const { entries, faults } = verification;
  if (entries === 0 && faults.length === 0) throw new Failure('The audit store holds no entry.');
  if (faults.length > 0) process.exitCode = 1;
  say(printable(formatVerification(verification)));
  if (faults.length > 0 && config.postgres) say(await journalNote(config.postgres.journal.folder));
}

/** Checkpoints of the given files, and of the gateway's own file if it exists. */
async function* checkpointsIn(given: readonly string[], own: string): AsyncGenerator<Commit> {
  for (const file of given) {
    let isAny = false;
    try {
      for await (const checkpoint of readCheckpoints(file)) {
        isAny = true;
        yield checkpoint;
      }
    } catch (error) {
      throw unreadable(file, error);
    }
    // A wrong file name must not pass as a valid log.
    if (!isAny) throw new Failure(`${file} holds no checkpoint.`);
  }
  if (existsSync(own)) yield* readCheckpoints(own);
}

/** @throws Failure when the file cannot be read or holds no receipt, or the log cannot be read */
export async function receipt(file: string, { config, key, store }: ReceiptOptions): Promise<void> {
  const receipts = receiptsIn(await readJson(file));
  if (receipts.length === 0) throw new Failure(`${file} holds no receipt.`);
  if (!store) {
    if (key === undefined) throw new Failure('Without a store, --key must say whose signature counts.');
    return printReceipts(receipts, checkOf(key, undefined));
  }
  const audited = await readAuditConfig(config);
  return withStore(audited, true, (opened) => printReceipts(receipts, checkOf(key, audited), opened));
}

async function printReceipts(
  receipts: ReturnType<typeof receiptsIn>,
  check: SignatureCheck,
  store?: AuditStore,
): Promise<void> {
  for (const [place, one] of receipts) {
    const { holds, faults } = await checkReceipt(one, check, store);
    if (faults.length > 0) process.exitCode = 1;
    const verdict = faults.length > 0 ? 'does not hold' : 'holds';
    const lines = [...faults, ...holds].map((line) => `  ${line}\n`);
    say(printable(`The receipt${place === '' ? '' : ` ${place}`} ${verdict}.\n${lines.join('')}`));
  }
}

function checkOf(given: readonly string[] | undefined, config: AuditConfig | undefined): SignatureCheck {
  if (config && !given) return openKeys(config).verify;
  try {
    return signatureCheck(given ?? []);
  } catch {
    throw new Failure('PUBLICKEY must be an Ed25519 key, 32 bytes in base64url.');
  }
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(`${file} is not JSON.`);
  }
}

function unreadable(file: string, error: unknown): unknown {
  const code = codeOf(error);
  return code === undefined ? error : new Failure(`${file} cannot be read (${code}).`);
}
