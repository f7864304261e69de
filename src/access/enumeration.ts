/**
 * Notices who tries numbers, or names and dates for a number, until something fits. Only people count whom the caller
 * named and whom the sources do not know, since most people honestly lack some record. Beyond a budget the caller has
 * to wait, longer every time, and it is reported.
 */
import type { Logger } from 'pino';
import type { Answers } from '../ask/answer.ts';
import type { EnumerationConfig } from '../config/schema.ts';
import type { SourceId } from '../generated/schema.ts';
import { once } from '../once.ts';
import { foldName } from '../subject/name.ts';
import type { Subject } from '../subject/subject.ts';
import { countedBy, type Consumer } from './consumer.ts';
import type { Counters } from './counters.ts';

/** The source that knows everybody. */
const REGISTER: SourceId = 'POPULATION';

/** How long the number of waits is remembered, by which they grow. */
const DAY_SECONDS = 86_400;

export interface Asker {
  readonly consumer: Consumer;
  /** Under which the log names the request that went beyond a budget. */
  readonly requestId: string;
}

export interface EnumerationWatch {
  /** Seconds that the caller has to wait, if any. */
  waitOf(this: void, consumer: Consumer): Promise<number | undefined>;
  /** Takes note of what the sources say about a person whom the caller named. Never rejects. */
  observe(asker: Asker, subject: Subject, answers: Promise<Answers>): Promise<void>;
}

export function watchEnumeration(
  settings: EnumerationConfig,
  counters: Counters,
  log: Logger,
): EnumerationWatch {
  const window = settings.seconds;
  const triples = counters({ name: 'triple', most: 1, seconds: window });
  const triplesOfNumber = counters({ name: 'number', most: settings.triplesPerNumber, seconds: window });
  const numbersOfCaller = counters({ name: 'caller', most: settings.numbersPerCaller, seconds: window });
  const waits = counters({ name: 'wait', most: 0, seconds: settings.firstWaitSeconds });
  const strikes = counters({ name: 'strike', most: 0, seconds: DAY_SECONDS });

  /** Asked for with every request. */
  const waitKeyOf = once((consumer: Consumer) => waits.keyOf(countedBy(consumer).caller));

  const slow = async ({ consumer, requestId }: Asker, kind: 'numbers' | 'triples') => {
    const waitKey = waitKeyOf(consumer);
    // Many of one request may come to nothing; together they are one step.
    if ((await waits.add(waitKey)).used > 1) return;
    const { used } = await strikes.add(strikes.keyOf(countedBy(consumer).caller));
    const wait = Math.min(settings.firstWaitSeconds * 2 ** (used - 1), settings.longestWaitSeconds);
    await waits.block(waitKey, wait);
    const { application } = consumer;
    log.warn({ requestId, application, kind, wait, times: used }, 'caller slowed down: looks like guessing');
  };

  const record = async (asker: Asker, subject: Subject) => {
    const { caller } = countedBy(asker.consumer);
    const { identityNumber, dateOfBirth, fullName } = subject;
    // Other accents are no other guess: names are compared folded.
    const known = await triples.add(
      triples.keyOf([...caller, identityNumber, dateOfBirth, foldName(fullName)]),
    );
    if (known.beyond) return;
    const ofNumber = await triplesOfNumber.add(triplesOfNumber.keyOf([...caller, identityNumber]));
    if (ofNumber.beyond) return slow(asker, 'triples');
    if (ofNumber.used > 1) return;
    const ofCaller = await numbersOfCaller.add(numbersOfCaller.keyOf(caller));
    if (ofCaller.beyond) await slow(asker, 'numbers');
  };

  return {
    waitOf: async (consumer) => {
      const wait = await waits.read(waitKeyOf(consumer));
      return wait?.beyond ? Math.ceil(wait.endsInMs / 1000) : undefined;
    },
    observe: async (asker, subject, answers) => {
      try {
        if (isUnknown(await answers)) await record(asker, subject);
      } catch (error) {
        log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'budget not counted');
      }
    },
  };
}

/** Whether the register of everybody, or without its word all who were asked, know no such person. */
export function isUnknown(answers: Answers): boolean {
  const heard = answers.filter((answer) => answer !== undefined);
  // A fault of ours makes nobody suspicious.
  if (heard.length < answers.length) return false;
  const asked = heard.filter(({ status }) => status !== 'NOT_ASKED');
  const ofRegister = asked.filter(
    ({ status, provenance }) =>
      provenance.source === REGISTER && status !== 'UNAVAILABLE' && status !== 'REFUSED',
  );
  const decisive = ofRegister.length > 0 ? ofRegister : asked;
  return (
    decisive.length > 0 && decisive.every(({ status }) => status === 'NOT_FOUND' || status === 'MISMATCH')
  );
}
