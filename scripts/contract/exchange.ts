/** A recorded exchange and the verdict of a contract on it. */
import type { Checked, Finding } from './finding.ts';

/** One request with its response, as sent. */
export interface Exchange {
  readonly request: Message & { readonly path: string; readonly query: URLSearchParams };
  /** The system's error code if there was no complete response, for example ECONNREFUSED. */
  readonly answer: (Message & { readonly status: number }) | { readonly lost: string };
}

interface Message {
  readonly contentType: string;
  readonly body: string;
}

/** The operation of an exchange, and its violations of the contract. */
export interface Verdict {
  /** Undefined if the contract has no such operation. */
  readonly operation: string | undefined;
  readonly request: readonly Finding[];
  readonly answer: Checked;
}

export interface WireContract {
  /** Names of the contract's operations. */
  readonly operations: readonly string[];
  /** One verdict per exchange, in order. */
  check(exchanges: readonly Exchange[]): Promise<readonly Verdict[]>;
}

/** A finding without further checks. */
export function only(rule: string): Checked {
  return { findings: [{ path: '', rule }], extras: [] };
}
