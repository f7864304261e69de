/** What went over the line, and what a contract says of it. */
import type { Checked, Finding } from './finding.ts';

/** One request with its answer, as they stood on the line. */
export interface Exchange {
  readonly request: Message & { readonly path: string; readonly query: URLSearchParams };
  /** Without a whole answer, the system's code for why: ECONNREFUSED for instance. */
  readonly answer: (Message & { readonly status: number }) | { readonly lost: string };
}

interface Message {
  readonly contentType: string;
  readonly body: string;
}

/** What an exchange was, and where it does not keep the contract. */
export interface Verdict {
  /** Undefined when the contract has no such operation. */
  readonly operation: string | undefined;
  readonly request: readonly Finding[];
  readonly answer: Checked;
}

export interface WireContract {
  /** The names of its operations. */
  readonly operations: readonly string[];
  /** One verdict for each exchange, in their order. */
  check(exchanges: readonly Exchange[]): Promise<readonly Verdict[]>;
}

/** What is found where there is nothing to check further. */
export function only(rule: string): Checked {
  return { findings: [{ path: '', rule }], extras: [] };
}
