/** What crosses between threads as a list arrives as what was sent. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PathStep } from '../src/ledger/chain.ts';
import { ENTRY_KINDS, type Content, type Draft, type DraftDetail, type Person } from '../src/ledger/entry.ts';
import { postingOf, tupleOf, tupleOfWritten, writtenOf } from '../src/ledger/thread-codec.ts';
import { anyName, anyNumber } from './kit/arbitrary.ts';

const PLAIN = { noNullPrototype: true };

const anyText = fc.option(fc.string(), { nil: undefined });

const anyOfficer: fc.Arbitrary<Person> = fc.oneof(
  fc.record({ identityNumber: anyNumber }, PLAIN),
  fc.record({ identityNumber: anyNumber, fullName: anyName }, PLAIN),
);

const anyDetail: fc.Arbitrary<DraftDetail> = fc.oneof(fc.json(), fc.dictionary(fc.string(), fc.jsonValue()));

const anyDraft: fc.Arbitrary<Draft> = fc.record(
  {
    at: fc.maxSafeNat(),
    kind: fc.constantFrom(...ENTRY_KINDS),
    request: anyText,
    intent: anyText,
    application: anyText,
    agency: anyText,
    officer: fc.option(anyOfficer, { nil: undefined }),
    subject: fc.option(anyNumber, { nil: undefined }),
    purpose: anyText,
    dossier: anyText,
    operation: anyText,
    detail: anyDetail,
  },
  PLAIN,
);

const anyContents: fc.Arbitrary<readonly Content[]> = fc.array(
  fc.record({ hash: fc.string(), text: fc.string() }, PLAIN),
  { maxLength: 3 },
);

test('a posting, with the contents that the other thread does not know and each detail as text', () => {
  fc.assert(
    fc.property(
      fc.maxSafeNat(),
      fc.array(anyDraft, { maxLength: 4 }),
      anyText,
      anyContents,
      anyContents,
      (number, drafts, statement, contents, unknown) => {
        const tuple = tupleOf(number, { drafts, statement, contents }, unknown);
        expect(tuple[0]).toBe(number);
        expect(postingOf(tuple)).toStrictEqual({
          statement,
          contents: unknown,
          drafts: drafts.map(({ detail, ...draft }) => ({
            ...draft,
            detail: typeof detail === 'string' ? detail : JSON.stringify(detail),
          })),
        });
      },
    ),
  );
});

describe('what became of a posting', () => {
  const numbers = { posting: fc.maxSafeNat(), first: fc.maxSafeNat(), last: fc.maxSafeNat() };
  const anyStep: fc.Arbitrary<PathStep> = fc.tuple(fc.constantFrom('left', 'right'), fc.string());

  test('with a receipt, each step of its path on its side', () => {
    const receipt = fc.record({ head: fc.string(), path: fc.array(anyStep, { maxLength: 12 }) }, PLAIN);
    fc.assert(
      fc.property(fc.record({ ...numbers, receipt }, PLAIN), (written) => {
        expect(writtenOf(tupleOfWritten(written))).toStrictEqual(written);
      }),
    );
  });

  test('without a receipt', () => {
    fc.assert(
      fc.property(fc.record({ ...numbers, receipt: fc.constant(undefined) }, PLAIN), (written) => {
        expect(writtenOf(tupleOfWritten(written))).toStrictEqual(written);
      }),
    );
  });
});
