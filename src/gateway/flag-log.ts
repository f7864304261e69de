/** Flags go into the security log, and since they concern people's data, into the audit log too. */
import type { CountedEntries, FlagCode } from '../audit/counted-entries.ts';
import type { SecurityDetail, SecurityEventKind, SecurityLog } from '../log/security-log.ts';
import { actorOf, type AskingRequest } from './asking-request.ts';

export interface FlagLog {
  /**
   * @param subjects numbers of the people concerned, where there are any; only the audit log has them
   * @param detail codes and counts for the line of the security log
   */
  flagged(
    this: void,
    code: FlagCode,
    request: AskingRequest,
    subjects?: readonly string[],
    detail?: SecurityDetail,
  ): void;
}

const EVENTS = {
  OFFICER_ASKS_ABOUT_THEMSELVES: 'officer asks about themselves',
  DOSSIER_WITH_STRANGER: 'dossier with stranger',
  GUESSING_SUSPECTED: 'guessing suspected',
  PEOPLE_CAP_REACHED: 'people cap reached',
} as const satisfies Readonly<Record<FlagCode, SecurityEventKind>>;

export function createFlagLog(flags: CountedEntries<FlagCode>, security: Pick<SecurityLog, 'emit'>): FlagLog {
  return {
    flagged: (code, request, subjects = [], detail = {}) => {
      const people = subjects.length > 0 ? { people: subjects.length } : {};
      security.emit(EVENTS[code], actorOf(request), { ...people, ...detail });
      const { identity } = request;
      if (!identity) return;
      if (subjects.length === 0) flags.note({ ...request, identity, code });
      for (const subject of subjects) flags.note({ ...request, identity, code, subject });
    },
  };
}
