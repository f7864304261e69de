/** `lienthong keys list`: keys and certificates of a configuration, without secrets. */
import { createHmac, hash, X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openKeys } from '../../ledger/open-ledger.ts';
import { say } from '../../lib/output.ts';
import type { Config } from '../../config/schema.ts';
import { configuration } from '../start.ts';
import { keyId } from '../../ledger/keys.ts';

export interface ListOptions {
  readonly config?: string;
}

interface Row {
  readonly setting: string;
  readonly id: string;
  readonly fingerprint: string;
  readonly since: string;
  readonly until: string;
}

const NONE = '–';

/** @throws ConfigError, StoreUnusable */
export async function listKeys({ config: file }: ListOptions): Promise<void> {
  const config = await configuration(file);
  const rows = [...secretRows(config), ...publicRows(config), ...certificateRows(config)];
  const head = { setting: 'SETTING', id: 'ID', fingerprint: 'FINGERPRINT', since: 'SINCE', until: 'UNTIL' };
  const columns = ['setting', 'id', 'fingerprint', 'since', 'until'] as const;
  const widths = columns.map((column) => Math.max(...[head, ...rows].map((one) => one[column].length)));
  for (const one of [head, ...rows]) {
    const cells = columns.map((column, index) => one[column].padEnd(widths[index] ?? 0));
    say(`${cells.join('  ').trimEnd()}\n`);
  }
}

function secretRows({ audit, cache, mode }: Config): readonly Row[] {
  const { keys, signingKey } = audit;
  const { sealingKeys, namingKey, redis } = cache;
  const ring = (setting: string, named: readonly { readonly id: string; readonly key: string }[] = []) =>
    named.map(({ id, key }, index) => secretRow(`${setting}[${index}]`, id, key));
  const single = (setting: string, id: string, key: string | undefined) =>
    key === undefined ? [] : [secretRow(setting, id, key)];
  const made = (isMade: boolean, setting: string, name: string) =>
    isMade && mode === 'development' ? [madeRow(setting, name)] : [];
  return [
    ...ring('audit.keys', keys),
    ...made(!keys, 'audit.keys', 'audit-people'),
    // Commits name the key by this id.
    ...(signingKey === undefined ? [] : single('audit.signingKey', openKeys(audit).id, signingKey)),
    ...made(signingKey === undefined, 'audit.signingKey', 'audit-signing'),
    ...ring('cache.sealingKeys', sealingKeys),
    ...made(!sealingKeys && redis !== undefined, 'cache.sealingKeys', 'cache-sealing'),
    ...single('cache.namingKey', NONE, namingKey),
    ...made(namingKey === undefined && redis !== undefined, 'cache.namingKey', 'cache-naming'),
  ];
}

function row(setting: string, id = NONE, fingerprint = NONE, since = NONE): Row {
  return { setting, id, fingerprint, since, until: NONE };
}

function secretRow(setting: string, id: string, key: string): Row {
  return row(setting, id, fingerprintOf(key), dateIn(id));
}

/** Row of a key that development mode made and keeps. */
function madeRow(setting: string, name: string): Row {
  const file = join('var', `${name}.key`);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return row(setting, NONE, 'made at the first start');
  const fingerprint = fingerprintOf(readFileSync(file, 'utf8').trim());
  return row(setting, file, fingerprint, day(found.mtime));
}

/** Identifies a key and reveals nothing about it: a hash of random bytes with its own label. */
function fingerprintOf(key: string): string {
  return createHmac('sha256', 'lienthong fingerprint')
    .update(Buffer.from(key, 'base64'))
    .digest('base64url')
    .slice(0, 12);
}

/** The day on which a key was made, if its id is a date. */
function dateIn(id: string): string {
  return /^\d{4}-\d{2}(?:-\d{2})?/.exec(id)?.[0] ?? NONE;
}

function publicRows({ audit, sources }: Config): readonly Row[] {
  const events = Object.entries(sources).flatMap(([id, source]) =>
    (source.events?.keys ?? []).map(({ kid, x, n }, index) => {
      const fingerprint = hash('sha256', x ?? n ?? '', 'base64url').slice(0, 12);
      return row(`sources.${id}.events.keys[${index}]`, kid, fingerprint, dateIn(kid));
    }),
  );
  const former = audit.formerPublicKeys.map((key, index) =>
    row(`audit.formerPublicKeys[${index}]`, keyId(key)),
  );
  return [...former, ...events];
}

function certificateRows({ server, sources }: Config): readonly Row[] {
  const files = [
    ['server.tls.cert', server.tls?.cert] as const,
    ...Object.entries(sources).map(([id, { tls }]) => [`sources.${id}.tls.cert`, tls?.cert] as const),
  ];
  return files.flatMap(([setting, file]) => (file === undefined ? [] : [certificateRow(setting, file)]));
}

function certificateRow(setting: string, file: string): Row {
  try {
    const { fingerprint256, validFromDate, validToDate, subject } = new X509Certificate(readFileSync(file));
    const isOver = validToDate.getTime() < Date.now();
    return {
      setting,
      id: subject.split('\n').at(-1) ?? NONE,
      fingerprint: fingerprint256.replaceAll(':', '').slice(0, 16).toLowerCase(),
      since: day(validFromDate),
      until: `${day(validToDate)}${isOver ? ', has ended' : ''}`,
    };
  } catch {
    return row(setting, NONE, 'cannot be read');
  }
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
