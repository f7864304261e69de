/** The commands of `lienthong audit`. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { say, sayInTurn } from '../../lib/output.ts';
import { Failure } from '../../lib/user-error.ts';
import { readAnchors } from '../../ledger/anchors.ts';
import type { Commit } from '../../ledger/chain.ts';
import { codeOf } from '../../lib/error-code.ts';
import { readExportOptions, type GivenOptions } from './export-arguments.ts';
import { exportRows } from './export.ts';
import { formatted } from './export-format.ts';
import { signatureCheck, type SignatureCheck } from '../../ledger/keys.ts';
import { openKeys, openStore } from '../../ledger/open-ledger.ts';
import { progressBar } from './progress-bar.ts';
import { checkReceipt, receiptsIn } from '../../ledger/receipt.ts';
import { recordExport } from './record-export.ts';
import type { AuditConfig } from '../../ledger/settings.ts';
import type { AuditStore } from '../../ledger/stores/store.ts';
import { journalNote, printable, told } from './report.ts';
import { verifyStore } from '../../ledger/verify.ts';

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
  /** Whether the store is asked too. */
  readonly store: boolean;
}

/** @throws Failure when the log cannot be read */
export async function verify({ config: file, anchor = [], key }: VerifyOptions): Promise<void> {
  const config = await configOf(file);
  const bar = progressBar(process.stderr);
  const verification = await withStore(config, true, (store) =>
    verifyStore({
      store,
      verify: checkOf(key, config),
      anchors: anchorsOf(anchor, config.checkpoints.file),
      ...(bar && { onProgress: bar.show }),
    }),
  ).finally(() => bar?.clear());
  const { entries, faults } = verification;
  if (entries === 0 && faults.length === 0) throw new Failure('The audit store holds no entry.');
  if (faults.length > 0) process.exitCode = 1;
  say(printable(told(verification)));
  if (faults.length > 0 && config.postgres) say(await journalNote(config.postgres.journal.folder));
}

/** Those of the files that are given, and of the gateway's own where there is one. */
async function* anchorsOf(given: readonly string[], own: string): AsyncGenerator<Commit> {
  for (const file of given) {
    let isAny = false;
    try {
      for await (const anchor of readAnchors(file)) {
        isAny = true;
        yield anchor;
      }
    } catch (error) {
      throw unreadable(file, error);
    }
    // Else a wrong name would pass for a log that holds.
    if (!isAny) throw new Failure(`${file} holds no checkpoint.`);
  }
  if (existsSync(own)) yield* readAnchors(own);
}

/** @throws Failure when an option cannot be used, or the log cannot be read or written */
export async function exportEntries(given: GivenOptions): Promise<void> {
  const { configFile, format, reveal, ...wanted } = await readExportOptions(given, process.stdin);
  const config = await configOf(configFile);
  const keys = openKeys(config);
  // A store that is not there must not be made by this.
  await withStore(config, true, async (store) => void (await store.count()));
  await withStore(config, false, async (store) => {
    await recordExport({ store, keys, format, reveal, ...wanted });
    const { subject, officer, from, until = Date.now(), purpose, request } = wanted;
    const filter = {
      subjects: subject === undefined ? undefined : keys.hashes(subject),
      officers: officer === undefined ? undefined : keys.hashes(officer),
      purpose,
      request,
      from,
      until,
    };
    for await (const text of formatted(exportRows({ store, keys, filter, reveal }), format)) {
      await sayInTurn(text);
    }
  });
}

/** @throws Failure when the file cannot be read or holds no receipt, or the log cannot be read */
export async function receipt(file: string, { config, key, store }: ReceiptOptions): Promise<void> {
  const receipts = receiptsIn(await readJson(file));
  if (receipts.length === 0) throw new Failure(`${file} holds no receipt.`);
  if (!store) {
    if (key === undefined) throw new Failure('Without a store, --key must say whose signature counts.');
    return tellReceipts(receipts, checkOf(key, undefined));
  }
  const audited = await configOf(config);
  return withStore(audited, true, (opened) => tellReceipts(receipts, checkOf(key, audited), opened));
}

async function tellReceipts(
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

async function configOf(file: string | undefined): Promise<AuditConfig> {
  // Only here, since it brings the whole gateway with it.
  const { configuration } = await import('../start.ts');
  return (await configuration(file)).audit;
}

function checkOf(given: readonly string[] | undefined, config: AuditConfig | undefined): SignatureCheck {
  if (config && !given) return openKeys(config).verify;
  try {
    return signatureCheck(given ?? []);
  } catch {
    throw new Failure('PUBLICKEY must be an Ed25519 key, 32 bytes in base64url.');
  }
}

/** @throws StoreUnusable, or Failure where the store cannot be read or written at the moment */
async function withStore<Result>(
  config: AuditConfig,
  readOnly: boolean,
  work: (store: AuditStore) => Promise<Result>,
): Promise<Result> {
  const store = openStore(config, { readOnly });
  try {
    return await work(store);
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof Failure || code === undefined) throw error;
    const why = code === 'ERR_SQLITE_ERROR' && error instanceof Error ? error.message : code;
    throw new Failure(`The audit store cannot be read: ${why}.`);
  } finally {
    await store.close();
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
