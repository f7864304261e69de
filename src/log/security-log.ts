/**
 * Security events as log lines: one structured line an event, bounded in number, each kind in a documented
 * list (docs/security.md). Lines name the account and the network address, and no person: an officer appears
 * as the keyed hash that the audit log has in its column `officer`.
 */
import type { Logger } from 'pino';
import type { AccountPath } from '../fairness/shared-pool.ts';
import { networkOfHop } from '../lib/network-address.ts';
import { boundLog } from './bounded-log.ts';

/** The kinds of event, with the level of their line. */
export const SECURITY_EVENTS = {
  'token refused': 'info',
  'request refused': 'info',
  'share exceeded': 'warn',
  'guessing suspected': 'warn',
  'people cap reached': 'warn',
  'officer asks about themselves': 'warn',
  'dossier with stranger': 'warn',
  'source refused caller': 'warn',
  'issuer key withdrawn': 'warn',
  'audit store unavailable': 'error',
  'audit store available': 'warn',
  'audit store tampered': 'error',
  'configuration changed': 'warn',
  'insecure configuration': 'warn',
} as const satisfies Readonly<Record<string, 'info' | 'warn' | 'error'>>;

export type SecurityEventKind = keyof typeof SECURITY_EVENTS;

/** The account and request of an event, as far as they are known. */
export interface SecurityActor {
  readonly application?: string | undefined;
  readonly agency?: string | undefined;
  /** Personal number, which the line does not hold. */
  readonly officer?: string | undefined;
  /** Personal number of a citizen who asks with their own token, which the line does not hold. */
  readonly citizen?: string | undefined;
  /** Address and port of the caller. */
  readonly client?: string | undefined;
  /** As the caller chose it, or made for it; not unique. */
  readonly requestId?: string | undefined;
  /** Made for the request and for no other; audit entries have it too. */
  readonly uniqueId?: string | undefined;
  /** Code of the registered purpose. */
  readonly purpose?: string | undefined;
}

/**
 * Codes, counts and names of the configuration; never a value that a caller or a source wrote. Lines of
 * different `code` are bounded apart, so it comes from a fixed list.
 */
export type SecurityDetail = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface SecurityLog {
  emit(this: void, kind: SecurityEventKind, actor?: SecurityActor, detail?: SecurityDetail): void;
  /** Events since the start, those without a line included. */
  readonly counts: Readonly<Record<SecurityEventKind, number>>;
  /** Writes how many lines were omitted. */
  close(this: void): void;
}

/**
 * @param hashOf keyed hash of a personal number, as the audit log stores it
 */
export function createSecurityLog(log: Logger, hashOf: (number: string) => string): SecurityLog {
  const bounded = boundLog(log);
  const counts = noEvents();
  return {
    counts,
    close: bounded.close,
    emit: (kind, actor = {}, detail = {}) => {
      counts[kind] += 1;
      const { code } = detail;
      const { officer, citizen, ...account } = actor;
      bounded.write({
        level: SECURITY_EVENTS[kind],
        text: kind,
        account: accountOf(actor),
        labels: { security: kind },
        ...(typeof code === 'string' && { code }),
        fields: () => ({
          ...account,
          ...(officer !== undefined && { officer: hashOf(officer) }),
          ...(citizen !== undefined && { citizen: hashOf(citizen) }),
          ...detail,
        }),
      });
    },
  };
}

function noEvents(): Record<SecurityEventKind, number> {
  const entries = Object.keys(SECURITY_EVENTS).map((kind) => [kind, 0]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same keys
  return Object.fromEntries(entries) as Record<SecurityEventKind, number>;
}

/** Application and officer or citizen; the network of a caller without a good token. */
function accountOf({ application, agency, officer, citizen, client = '' }: SecurityActor): AccountPath {
  const caller = application ?? agency;
  return caller === undefined ? ['', networkOfHop(client)] : [caller, officer ?? citizen ?? ''];
}
