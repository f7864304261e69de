/** Every accepted name can be asked of every source: the connector writes it, and the contract takes it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startMocks, type Mocks } from '../mocks/index.ts';
import type { StatsView } from '../mocks/kit/stats.ts';
import type { Reply } from '../src/source-api/source.ts';
import { BadInput } from '../src/subject/bad-input.ts';
import { parseFullName } from '../src/subject/name.ts';
import { connectSource } from '../src/transport/host.ts';
import { questionFor, callOf, subjectOf } from './kit/calls.ts';
import { planFor, sourceIds } from './kit/contract.ts';
import { persona } from './kit/personas.ts';

function isLetIn(name: string): boolean {
  try {
    parseFullName(name);
    return true;
  } catch (error) {
    if (error instanceof BadInput) return false;
    throw error;
  }
}

/** Each character that may stand in a name. */
const characters = Array.from({ length: 0x30000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => isLetIn(`A${character}n`));

const names = fc
  .array(fc.oneof(fc.constantFrom(...characters), fc.constantFrom(' ', 'A', 'n', 'Đ', '\u0301')), {
    minLength: 1,
    maxLength: 60,
  })
  .map((taken) => taken.join(''))
  .filter(isLetIn);

let mocks: Mocks;
beforeAll(async () => {
  mocks = await startMocks({ port: 0 });
});
afterAll(() => mocks.close());

test('tries many characters of many kinds', () => {
  expect(characters.length).toBeGreaterThan(700);
  expect(characters).toEqual(
    expect.arrayContaining(['ẫ', 'Ɖ', 'Ð', 'ß', 'Œ', '＇', '‛', '“', '‐', '・', '\u0301', 'Ａ']),
  );
});

describe.each(sourceIds)('names sent by the connector of %s', (id) => {
  const { identityNumber, dateOfBirth } = persona('Nguyễn Văn An').subject;

  /** How the source answers about each name, part by part. */
  async function repliesTo(given: readonly string[]): Promise<readonly Reply[]> {
    const { source, settings, target, caller } = await planFor(id, mocks);
    const connector = connectSource(source, { ...settings, url: target.href });
    try {
      const replies: Reply[] = [];
      for (const name of given) {
        const subject = subjectOf(identityNumber, name, dateOfBirth);
        for (const part of source.parts) {
          replies.push(...(await connector.ask(callOf([questionFor(part, subject)], { caller }))));
        }
      }
      return replies;
    } finally {
      await connector.close();
    }
  }

  test('follow the contract for every accepted name', async () => {
    const allCharacters = Array.from({ length: Math.ceil(characters.length / 20) }, (_, i) =>
      characters.slice(i * 20, i * 20 + 20).map((character) => `A${character}`),
    ).map((some) => some.join('n'));
    const sampled = fc.sample(names, { numRuns: 200, seed: 17 });
    await fetch(`${mocks.controlUrl}/stats`, { method: 'DELETE' });
    const replies = await repliesTo([...allCharacters, ...sampled]);
    expect(replies.filter((reply) => 'failure' in reply)).toEqual([]);
    const answer = await fetch(`${mocks.controlUrl}/stats`);
    const { systems } = (await answer.json()) as { systems: Readonly<Record<string, StatsView>> };
    const { calls, contractBreaks } = systems[id] ?? {};
    expect({ calls, contractBreaks }).toEqual({ calls: replies.length, contractBreaks: 0 });
  });
});
