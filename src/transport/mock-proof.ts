/**
 * Recognises mock systems. Each answer of one says so in a header: production takes no such answer,
 * and a rehearsal no other. A rehearsal asks for the proof before it says anything else, so that no real
 * source is ever told whom it asks about.
 */
import { SourceError } from '../source-api/answer.ts';
import { codeOf } from '../lib/error-code.ts';
import type { Mode } from '../lib/mode.ts';
import { Connections } from './connections.ts';
import type { Outgoing } from './outgoing-proxy.ts';
import type { AnswerHeaders } from './whole-answer.ts';

/** Which answers are taken: those of mock systems, of others, or all. */
export type MockRule = 'refused' | 'demanded' | 'taken';

/** Marks every answer of a mock system. */
const MOCK_HEADER = 'x-lienthong-mock';

const PROOF_MS = 5000;

export function mockRuleOf(mode: Mode): MockRule {
  return ({ development: 'taken', rehearsal: 'demanded', production: 'refused' } as const)[mode];
}

/** @throws SourceError BAD_RESPONSE for an answer that the rule does not take */
export function checkMock(rule: MockRule, headers: AnswerHeaders): void {
  const isMock = headers[MOCK_HEADER] !== undefined;
  if (rule === 'refused' && isMock) throw new SourceError({ code: 'BAD_RESPONSE' }, 'a mock system answers');
  if (rule === 'demanded' && !isMock)
    throw new SourceError({ code: 'BAD_RESPONSE' }, 'no mock system answers');
}

/**
 * Asks for a page that says nothing of anybody.
 *
 * @throws SourceError BAD_RESPONSE when no mock system answers, undici's errors when nothing does
 */
export async function proveMock(
  connections: Pick<Connections, 'request'>,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  await connections.request({ path, method: 'GET' }, signal, (headers) => checkMock('demanded', headers));
}

interface SourcesOfMode {
  readonly mode: Mode;
  readonly sources: Readonly<Record<string, Outgoing>>;
}

/** The sources of a rehearsal that are no mock systems, one line each. */
export async function mockFaults({ mode, sources }: SourcesOfMode): Promise<readonly string[]> {
  if (mode !== 'rehearsal') return [];
  const faults = await Promise.all(Object.entries(sources).map(([id, source]) => mockFault(id, source)));
  return faults.flatMap((fault) => fault ?? []);
}

async function mockFault(id: string, { url, tls, proxy }: Outgoing): Promise<string | undefined> {
  const connections = new Connections({ url, tls, proxy });
  try {
    await proveMock(connections, new URL(url).pathname, AbortSignal.timeout(PROOF_MS));
    return undefined;
  } catch (error) {
    return error instanceof SourceError
      ? `sources.${id}.url: is no mock system, and a rehearsal asks no other — name one`
      : `sources.${id}.url: does not answer (${codeOf(error) ?? 'unknown'}) — start the mock systems, or correct it`;
  } finally {
    await connections.close();
  }
}
