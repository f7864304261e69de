/** Writes to a store of the audit log as a gateway does. */
import type { Commit, Written } from '../../src/ledger/chain.ts';
import type { Draft, Posting } from '../../src/ledger/entry.ts';
import { AuditKeys } from '../../src/ledger/keys.ts';
import type { AuditStore } from '../../src/ledger/stores/store.ts';
import { tupleOf } from '../../src/ledger/thread-codec.ts';
import { AuditWriter, type BatchSink, type WriterState } from '../../src/ledger/writer.ts';

const former = { id: 'former', key: Buffer.alloc(32, 1) };
const current = { id: 'current', key: Buffer.alloc(32, 2) };
const fixed = { signingSeed: Buffer.alloc(32, 3), formerPublicKeys: [] };

/** Of before the keys were changed, and of afterwards. */
export const formerKeys = new AuditKeys({ people: [former], ...fixed });
export const auditKeys = new AuditKeys({ people: [current, former], ...fixed });

export interface TestWriter {
  readonly writer: AuditWriter;
  /** Its messages, in order. */
  readonly states: readonly WriterState[];
  readonly durable: readonly { readonly commit: Commit; readonly written: readonly Written[] }[];
  /** Resolves when the posting is durable. */
  post(this: void, ...drafts: readonly Draft[]): Promise<void>;
  postWith(this: void, posting: Partial<Posting>): Promise<void>;
}

export function startWriter(store: AuditStore, sink: BatchSink = store, keys = auditKeys): TestWriter {
  const states: WriterState[] = [];
  const durable: { commit: Commit; written: readonly Written[] }[] = [];
  const waiting = new Map<number, () => void>();
  const writer = new AuditWriter({
    sink,
    store,
    keys,
    onDurable: (commit, written) => {
      durable.push({ commit, written });
      for (const { posting } of written) waiting.get(posting)?.();
    },
    onState: (state) => void states.push(state),
  });
  let posted = 0;
  const postWith = ({ drafts = [draft()], contents = [], statement }: Partial<Posting>) => {
    posted += 1;
    const number = posted;
    return new Promise<void>((resolve) => {
      waiting.set(number, resolve);
      writer.post(tupleOf(number, { drafts, contents, statement }));
    });
  };
  return {
    writer,
    states,
    durable,
    postWith,
    post: (...drafts) => postWith(drafts.length === 0 ? {} : { drafts }),
  };
}

export function draft(changes: Partial<Draft> = {}): Draft {
  return { at: Date.now(), kind: 'intent', detail: {}, ...changes };
}
