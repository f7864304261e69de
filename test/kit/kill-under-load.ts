/**
 * Kills a gateway under load again and again, and checks after each time what must hold however it dies: every answer
 * that a client received is on record, under the very entry that its receipt names, and so is everybody else whose number
 * it shows; and the chains hold.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Receipt } from '../../src/ledger/receipt.ts';
import { parseEntryId } from '../../src/ledger/entry.ts';
import { AuditKeys } from '../../src/ledger/keys.ts';
import { openStore } from '../../src/ledger/open-ledger.ts';
import type { AuditConfig } from '../../src/ledger/settings.ts';
import { lienthong } from './command.ts';
import { demoHeaders, type Workplace } from './gateway-process.ts';
import type { Triple } from './running.ts';

export interface KillsOptions {
  readonly workplace: Workplace;
  /** As the gateway's configuration has it, with files by their whole paths. */
  readonly audit: AuditConfig;
  readonly people: readonly Triple[];
  readonly times: number;
  /** Told after each time. */
  readonly onKilled?: (answers: number) => void;
}

export interface KillsOutcome {
  /** Answers with data that clients received. */
  readonly answers: number;
  /** Those whose entry is not in the store, or not the one that the receipt names. */
  readonly unrecorded: readonly string[];
  /** Numbers of others that answers showed. */
  readonly others: number;
  /** Entries of intents whose answers showed such a number that is not on record. */
  readonly undisclosed: readonly string[];
  /** The final report of `lienthong audit verify`. */
  readonly verified: string;
}

const CLIENTS = 16;
/** Answers that clients have received when the gateway dies, and up to as many more. */
const LEAST = 40;
const QUERY = `query ($subject: SubjectInput!) {
  citizen(subject: $subject) {
    identity { status receipt record { father { identityNumber } mother { identityNumber } spouse { identityNumber } } }
    socialInsurance { status } drivingLicences { status }
    civilStatus { record { birth { requester { documentNumber } } } }
  }
}`;

interface Body {
  readonly data?: { readonly citizen: { readonly identity: { readonly receipt: string } } | null } | null;
  readonly extensions?: { readonly receipt?: readonly Receipt[] };
}

export async function killUnderLoad({
  workplace,
  audit,
  people,
  times,
  onKilled,
}: KillsOptions): Promise<KillsOutcome> {
  const unrecorded: string[] = [];
  const undisclosed: string[] = [];
  let [answers, others] = [0, 0];
  for (let time = 0; time < times; time += 1) {
    const gateway = await workplace.start();
    const headers = await demoHeaders(gateway.url, 'officer');
    const received: Body[] = [];
    const killed = new AbortController();
    const client = async (own: number): Promise<void> => {
      for (let turn = 0; !killed.signal.aborted; turn += 1) {
        const subject = people[(own + turn * CLIENTS) % people.length];
        const body = JSON.stringify({ query: QUERY, variables: { subject } });
        try {
          const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
          received.push((await response.json()) as Body);
        } catch {
          // The gateway died on the way: this client received nothing.
        }
      }
    };
    const clients = Array.from({ length: CLIENTS }, (_, own) => client(own));
    const wanted = LEAST + Math.random() * LEAST;
    while (received.length < wanted) await sleep(10);
    await gateway.kill();
    killed.abort();
    await Promise.all(clients);

    // A journal is drained by whoever starts next.
    if (audit.postgres) await (await workplace.start()).stop();
    const store = openStore(audit, { readOnly: true });
    const keys = await keysOf(workplace);
    for (const { data, extensions } of received) {
      const id = data?.citizen?.identity.receipt;
      if (id === undefined) continue;
      answers += 1;
      const place = parseEntryId(id);
      const [entry] = place ? await store.entries(place.writer, place.sequence - 1, 1) : [];
      const receipt = extensions?.receipt?.[0];
      const holds = entry?.kind === 'intent' && receipt?.hash === entry.hash.toString('base64url');
      if (!holds) unrecorded.push(id);
      const shown = new Set(
        JSON.stringify(data).match(/(?<="(?:identity|document)Number":")(?:\d{12}|\d{9})(?=")/g),
      );
      others += shown.size;
      const disclosed = await store.search({
        intents: [id],
        kinds: ['disclosed'],
        order: 'oldest first',
        limit: 100,
      });
      const onRecord = new Set(disclosed.map(({ subject }) => subject));
      onRecord.add(entry?.subject ?? null);
      if ([...shown].some((number) => !onRecord.has(keys.hash(number)))) undisclosed.push(id);
    }
    await store.close();
    onKilled?.(received.length);
  }
  const { config, folder } = workplace;
  const { stdout, stderr } = await lienthong(['audit', 'verify', '--config', config], { folder });
  return { answers, unrecorded, others, undisclosed, verified: stdout + stderr };
}

/** The keys that a gateway has made for itself. */
async function keysOf({ folder }: Workplace): Promise<AuditKeys> {
  const secret = await readFile(join(folder, 'var', 'audit-people.key'), 'utf8');
  return new AuditKeys({
    people: [{ id: 'development', key: Buffer.from(secret, 'base64') }],
    signingSeed: Buffer.alloc(32),
    formerPublicKeys: [],
  });
}
