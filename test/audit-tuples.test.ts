/** Postings and their places in a commit, encoded as lists, cross between threads unchanged. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ProofStep } from '../src/ledger/chain.ts';
import { Detail } from '../src/ledger/detail.ts';
import {
  detailText,
  ENTRY_KINDS,
  type Content,
  type Draft,
  type DraftDetail,
  type Entry,
  type Person,
} from '../src/ledger/entry.ts';
import type { Batch } from '../src/ledger/stores/store.ts';
import { tupleOf, tupleOfWritten, writtenOf, type PostingTuple } from '../src/ledger/thread-codec.ts';
import { AuditWriter } from '../src/ledger/writer.ts';
import { anyName, anyNumber } from './kit/arbitrary.ts';
import { auditKeys } from './kit/audit-writer.ts';

const PLAIN = { noNullPrototype: true };

const anyText = fc.option(fc.string(), { nil: undefined });

const anyOfficer: fc.Arbitrary<Person> = fc.oneof(
  fc.record({ identityNumber: anyNumber }, PLAIN),
  fc.record({ identityNumber: anyNumber, fullName: anyName }, PLAIN),
);

const anyObject = fc.dictionary(fc.constantFrom('parts', 'client', 'shown'), fc.jsonValue(), PLAIN);
const anyDetail: fc.Arbitrary<DraftDetail> = fc.oneof(
  anyObject,
  anyObject.map((detail) => JSON.stringify(detail)),
);

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

test('each column of an entry has the value that was posted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyDraft, { minLength: 1, maxLength: 4 }),
      anyText,
      anyContents,
      async (drafts, statement, contents) => {
        const { entries, ...batch } = await commitOf(tupleOf(1, { drafts, statement, contents }));
        expect(batch.contents).toEqual([...new Map(contents.map((one) => [one.hash, one])).values()]);
        expect(batch.commit.leaves).toHaveLength(statement === undefined ? 0 : 1);
        expect(entries.map(postedColumns)).toEqual(drafts.map(expectedColumns));
      },
    ),
  );
});

test('a posting is sent with the contents that the writer thread does not know', () => {
  const known = { hash: 'known', text: 'a' };
  const unknown = { hash: 'unknown', text: 'b' };
  const posting = { drafts: [], contents: [known, unknown], statement: undefined };
  expect(tupleOf(7, posting, [unknown])).toEqual([7, [], [unknown], undefined]);
});

/** The batch in which a writer commits a posting. */
async function commitOf(posting: PostingTuple): Promise<Batch> {
  const { promise, resolve } = Promise.withResolvers<Batch>();
  const writer = new AuditWriter({
    sink: { append: async (batch) => resolve(batch) },
    store: { heads: async () => [], endsBefore: async () => [], prune: async () => undefined },
    keys: auditKeys,
    onDurable: () => undefined,
    onState: () => undefined,
  });
  writer.post(posting);
  return promise;
}

function postedColumns({ writer: _chain, sequence: _sequence, at: _at, hash: _hash, ...entry }: Entry) {
  const { values, sealed } = new Detail(entry);
  const { sealed: _sealed, ...detail } = values;
  const open = (text: string | undefined) => text && auditKeys.open(text);
  return { ...entry, detail, sealed: { officer: open(sealed.officer), subject: open(sealed.subject) } };
}

function expectedColumns({ at: _at, officer, subject, detail, ...draft }: Draft) {
  const isNew = draft.intent === undefined;
  const sealsSubject = subject !== undefined && (isNew || draft.kind === 'disclosed');
  return {
    ...Object.fromEntries(Object.entries(draft).map(([column, value]) => [column, value ?? null])),
    officer: officer ? auditKeys.hash(officer.identityNumber) : null,
    subject: subject === undefined ? null : auditKeys.hash(subject),
    detail: new Detail({ detail: detailText(detail) }).values,
    sealed: {
      officer: officer && isNew ? JSON.stringify(officer) : undefined,
      subject: sealsSubject ? subject : undefined,
    },
  };
}

describe('the place of a posting in its commit', () => {
  const numbers = { posting: fc.maxSafeNat(), first: fc.maxSafeNat(), last: fc.maxSafeNat() };
  const anyStep: fc.Arbitrary<ProofStep> = fc.tuple(fc.constantFrom('left', 'right'), fc.string());

  test('keeps each step of the inclusion proof on its side', () => {
    const receipt = fc.record(
      { head: fc.string(), inclusionProof: fc.array(anyStep, { maxLength: 12 }) },
      PLAIN,
    );
    fc.assert(
      fc.property(fc.record({ ...numbers, receipt }, PLAIN), (written) => {
        expect(writtenOf(tupleOfWritten(written))).toStrictEqual(written);
      }),
    );
  });

  test('has no inclusion proof without a receipt', () => {
    fc.assert(
      fc.property(fc.record({ ...numbers, receipt: fc.constant(undefined) }, PLAIN), (written) => {
        expect(writtenOf(tupleOfWritten(written))).toStrictEqual(written);
      }),
    );
  });
});
