/**
 * Security events as log lines: one structured line an event, bounded in number, each kind in a documented list
 * (docs/security.md). Lines name the account and the network address, and no person: an officer appears as the keyed
 * hash that the audit log has in its column `officer`.
 */
import type { Logger } from 'pino';

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
  'audit store tampered': 'error',
  'configuration changed': 'warn',
  'insecure configuration': 'warn',
} as const satisfies Readonly<Record<string, 'info' | 'warn' | 'error'>>;

export type SecurityEventKind = keyof typeof SECURITY_EVENTS;

/** Whom an event is about, as far as it is known. */
export interface SecurityActor {
  readonly application?: string | undefined;
  readonly agency?: string | undefined;
  /** Personal number, which the line does not hold. */
  readonly officer?: string | undefined;
  /** Address and port of the caller. */
  readonly client?: string | undefined;
  /** As the caller chose it, or made for it; not unique. */
  readonly requestId?: string | undefined;
  /** Code of the registered purpose. */
  readonly purpose?: string | undefined;
}

/** Codes, counts and names of the configuration; never a value that a caller or a source wrote. */
export type SecurityDetail = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface SecurityLog {
  emit(this: void, kind: SecurityEventKind, actor?: SecurityActor, detail?: SecurityDetail): void;
}

/** Lines of one kind and one account in a second; further ones are counted in the next line. */
const LINES_PER_SECOND = 5;

/**
 * @param hashOf keyed hash of a personal number, as the audit log stores it
 */
export function createSecurityLog(log: Logger, hashOf: (number: string) => string): SecurityLog {
  const written = new Map<SecurityEventKind, { second: number; lines: number; omitted: number }>();
  return {
    emit: (kind, { officer, ...actor } = {}, detail = {}) => {
      const second = Math.floor(performance.now() / 1000);
      const count = written.get(kind) ?? { second, lines: 0, omitted: 0 };
      written.set(kind, count);
      if (count.second !== second) Object.assign(count, { second, lines: 0 });
      if (count.lines >= LINES_PER_SECOND) {
        count.omitted += 1;
        return;
      }
      const { omitted } = count;
      Object.assign(count, { lines: count.lines + 1, omitted: 0 });
      const line = {
        security: kind,
        ...actor,
        ...(officer !== undefined && { officer: hashOf(officer) }),
        ...detail,
        ...(omitted > 0 && { omitted }),
      };
      log[SECURITY_EVENTS[kind]](line, kind);
    },
  };
}
