/**
 * Decides whether the sources know a person whom a caller named. Only those count that have answered: a
 * source that refuses, fails or is not asked says nothing about the person.
 */
import { isAnswered, type Answer, type Answers } from '../source-api/answer.ts';
import type { SourceId } from '../generated/enums.ts';

/** The source that has every citizen. */
const REGISTER: SourceId = 'POPULATION';

/** `UNHEARD`: no source has answered. */
export type GuessVerdict = 'KNOWN' | 'UNKNOWN' | 'UNHEARD';

export interface Heard {
  readonly verdict: GuessVerdict;
  /** True once a source has found the exact date of birth. */
  readonly isCertain: boolean;
  /** Ids of the calls by which sources were asked just now and know no such person. */
  readonly liveMisses: readonly string[];
}

/**
 * The register's word decides where it has given one, else that of all who have answered. A source that holds
 * no date of birth, or only its year, finds people under dates that are wrong: its word does not stand
 * against a mismatch.
 */
export function judge(answers: Answers): GuessVerdict {
  const answered = answers.filter((answer) => answer !== undefined && saysWho(answer));
  const ofRegister = answered.filter((answer) => answer?.provenance.source === REGISTER);
  const decisive = ofRegister.length > 0 ? ofRegister : answered;
  if (decisive.length === 0) return 'UNHEARD';
  if (decisive.some(isCertain)) return 'KNOWN';
  const isFound = decisive.some((answer) => answer?.status === 'FOUND');
  return isFound && answered.every((answer) => answer && !isMismatch(answer)) ? 'KNOWN' : 'UNKNOWN';
}

/** True for an answer that decides if the person is known. */
function saysWho(answer: Answer<unknown>): boolean {
  return isAnswered(answer.status) || isMismatch(answer);
}

function isMismatch({ status, failure }: Answer<unknown>): boolean {
  return status === 'MISMATCH' || failure?.tiesNobody === true;
}

function isCertain(answer: Answer<unknown> | undefined): boolean {
  return answer?.status === 'FOUND' && answer.match.dateOfBirth === 'EXACT';
}

/**
 * Judges answers that are still to come, those too that come after the request has been answered without
 * them.
 *
 * @param asked the sources that are asked, in the order of the answers
 */
export function hear(
  asked: readonly SourceId[],
  answers: readonly Promise<Answer<unknown>>[],
): Promise<Heard> {
  const asksRegister = asked.includes(REGISTER);
  return new Promise((resolve) => {
    const heard: (Answer<unknown> | undefined)[] = [];
    const conclude = () =>
      resolve({
        verdict: judge(heard),
        isCertain: heard.some(isCertain),
        liveMisses: heard.flatMap((answer) => (answer && isLiveMiss(answer)) || []),
      });
    const note = (answer: Answer<unknown> | undefined) => {
      heard.push(answer);
      // No later answer makes a person unknown whom the decisive source has found.
      const isFound = isCertain(answer) && (!asksRegister || answer?.provenance.source === REGISTER);
      if (isFound || heard.length === answers.length) conclude();
    };
    if (answers.length === 0) conclude();
    for (const answer of answers) {
      // A fault of ours says nothing about the person.
      void lastWord(answer).then(note, () => note(undefined));
    }
  });
}

async function lastWord(answer: Promise<Answer<unknown>>): Promise<Answer<unknown>> {
  const first = await answer;
  return first.status === 'UNAVAILABLE' && first.late ? first.late : first;
}

function isLiveMiss(answer: Answer<unknown>): string | undefined {
  const { status, failure, provenance } = answer;
  const isMiss = status === 'NOT_FOUND' || isMismatch(answer);
  const isLive = provenance.freshness === 'LIVE' || failure?.tiesNobody === true;
  return isMiss && isLive ? (provenance.requestId ?? undefined) : undefined;
}
