/**
 * Four hostile officers of the `neighbours` part of the soak, in a thread of their own: their cost does not
 * delay the measured officer. They send as much as their rates allow until they are stopped.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { COMBINED } from './query.ts';
import type { BenchSubject } from './workloads.ts';

interface Body {
  readonly query: string;
  readonly variables?: object;
}

/** Makes a request of a hostile officer; `turn` differs with each request. */
type Attack = (people: readonly BenchSubject[], turn: number) => Body;

export const ATTACKS: Readonly<Record<string, Attack>> = {
  'one person 200 times': ([person], _turn) => ({
    query: `query ($s: [SubjectInput!]!) { ${aliases(10, (name) => `${name}: citizens(subjects: $s) { identity { status } }`)} }`,
    variables: { s: Array.from({ length: 20 }, () => person) },
  }),
  'lists of a hundred people': (people, turn) => ({
    query:
      'query ($s: [SubjectInput!]!) { citizens(subjects: $s) { identity { status } healthInsurance { status } } }',
    variables: { s: hundredOf(people, turn) },
  }),
  'lists of a hundred people by all sources': (people, turn) => ({
    query: COMBINED.replace('($subject: SubjectInput!)', '($s: [SubjectInput!]!)').replace(
      'citizen(subject: $subject)',
      'citizens(subjects: $s)',
    ),
    variables: { s: hundredOf(people, turn) },
  }),
  'new texts that are slow to validate': (_people, turn) => ({
    query: `{ __typename ${aliases(18, (name) => `...${name}`)} } ${Array.from(
      { length: 18 },
      (_, own) =>
        `fragment f${own} on Query { ${Array.from({ length: 16 }, (_one, field) => `t${turn}_${field}: __typename`).join(' ')} }`,
    ).join(' ')}`,
  }),
  'people whom nobody knows': (people, turn) => ({
    query: COMBINED,
    variables: { subject: { ...people[turn % people.length], fullName: 'Nguyễn Văn Không' } },
  }),
};

function hundredOf(people: readonly BenchSubject[], turn: number) {
  return Array.from({ length: 100 }, (_, index) => people[(100 * turn + index) % people.length]);
}

function aliases(count: number, of: (name: string) => string): string {
  return Array.from({ length: count }, (_, index) => of(`f${index}`)).join(' ');
}

/** A request each 50 ms is 20 a second, the rate of an officer. */
const EVERY_MS = 50;

export interface HostileOptions {
  readonly attack: string;
  /** Address of the gateway. */
  readonly url: string;
  /** Of each officer. */
  readonly headers: readonly Readonly<Record<string, string>>[];
  readonly people: readonly BenchSubject[];
}

/** How often they got which status. */
export type Statuses = Readonly<Record<string, number>>;

/** @returns how to end them, once all that they have sent is answered */
export function startHostile(options: HostileOptions): () => Promise<Statuses> {
  const thread = new Worker(new URL(import.meta.url), { workerData: options });
  const told = new Promise<Statuses>((resolve, reject) => {
    thread.once('message', resolve).once('error', reject);
  });
  return () => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    thread.postMessage('stop');
    return told;
  };
}

async function attack({ attack: name, url, headers, people }: HostileOptions): Promise<Statuses> {
  const bodyOf = ATTACKS[name];
  if (!bodyOf) throw new Error(`No attack is called ${name}.`);
  const over = new AbortController();
  parentPort?.once('message', () => over.abort());
  const statuses: Record<string, number> = {};
  const officers = headers.map(async (own, officer) => {
    const pending: Promise<void>[] = [];
    for (let turn = 0; !over.signal.aborted; turn += 1) {
      const one = async () => {
        const status = await send(url, own, bodyOf(people, headers.length * turn + officer));
        statuses[status] = (statuses[status] ?? 0) + 1;
      };
      pending.push(one());
      await sleep(EVERY_MS);
    }
    await Promise.allSettled(pending);
  });
  await Promise.all(officers);
  return statuses;
}

export async function send(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Body,
): Promise<number> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
  await response.text();
  return response.status;
}

if (parentPort) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- from `startHostile` alone
  const statuses = await attack(workerData as HostileOptions);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort.postMessage(statuses);
}
