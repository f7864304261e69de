/** Resolvers of schema/audit.graphql. What is asked is on record before it is answered. */
import { monthIn } from '../audit/access-log.ts';
import { CARD_FORMATS, type CardFormat } from '../cards/index.ts';
import { accessError } from '../access/grant.ts';
import type { AuditEntryKind } from '../generated/enums.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import type { Detail } from '../ledger/detail.ts';
import { ENTRY_KINDS, entryId, type EntryKind } from '../ledger/entry.ts';
import { disclosedOutcome } from '../audit/redaction.ts';
import type { EntryFilter } from '../audit/audit-query.ts';

const KINDS = {
  start: 'START',
  intent: 'INTENT',
  outcome: 'OUTCOME',
  disclosed: 'DISCLOSED',
  refusal: 'REFUSAL',
  flag: 'FLAG',
  search: 'SEARCH',
  export: 'EXPORT',
  retention: 'RETENTION',
} as const satisfies Record<EntryKind, AuditEntryKind>;

/** A later version may know further formats. */
function scansIn(detail: Detail): CardFormat[] | null {
  const formats = detail.texts('scans');
  return formats ? CARD_FORMATS.filter((format) => formats.includes(format)) : null;
}

const iso = (at: number) => new Date(at).toISOString();

export const resolvers: Resolvers = {
  Query: {
    accessLog: async (_query, page, { access, account, audit, auditQuery }) => {
      const { self } = access;
      if (!self) throw accessError('FORBIDDEN');
      await audit.search({ asked: 'accessLog' }, self.identityNumber);
      return auditQuery.accessesTo(self.identityNumber, page, account);
    },
    auditEntries: async (_query, { filter: given, ...page }, { access, account, audit, auditQuery }) => {
      const { purpose } = access;
      if (purpose?.kind !== 'audit' && purpose?.kind !== 'development')
        throw accessError('PURPOSE_FORBIDDEN');
      const filter: EntryFilter = {
        ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)),
        kinds: given.kinds ? ENTRY_KINDS.filter((kind) => given.kinds?.includes(KINDS[kind])) : undefined,
        from: given.from ? Date.parse(given.from) : undefined,
        until: given.until ? Date.parse(given.until) : undefined,
      };
      await audit.search({ asked: 'auditEntries', filter: auditQuery.describe(filter) }, filter.subject);
      return auditQuery.search(filter, page, account);
    },
  },
  AccessLogEntry: {
    id: (access, _args, { auditQuery }) => auditQuery.accessIdOf(access),
    kind: ({ isOfAnother }) => (isOfAnother ? 'IN_ANOTHERS_RECORD' : 'ASKED_ABOUT'),
    // The details of an access about another person are that person's own affair.
    at: ({ isOfAnother, entry }) => (isOfAnother ? monthIn(entry.at) : iso(entry.at)),
    agency: ({ isOfAnother, entry }) => (isOfAnother ? null : entry.agency),
    application: ({ isOfAnother, entry }) => (isOfAnother ? null : entry.application),
    procedure: (access, _args, { auditQuery }) =>
      access.isOfAnother ? null : auditQuery.procedureOf(access),
    dossier: ({ isOfAnother, entry }) => (isOfAnother ? null : entry.dossier),
    scans: ({ isOfAnother, detail }) => (isOfAnother ? null : scansIn(detail)),
    shown: ({ isOfAnother, outcome }) => (outcome && !isOfAnother ? !outcome.isNotShown : null),
    data: (entry, _args, { auditQuery, access }) => [...auditQuery.dataOf(entry, access.seesMismatch)],
  },
  AccessProcedure: {
    title: ({ title }, { lang }) => (lang === 'EN' ? title?.en : title?.vi) ?? null,
  },
  AuditEntry: {
    id: ({ entry }) => entryId(entry),
    at: ({ entry }) => iso(entry.at),
    kind: ({ entry }) => KINDS[entry.kind],
    request: ({ entry }) => entry.request,
    intent: ({ entry }) => entry.intent,
    application: ({ entry }) => entry.application,
    agency: ({ entry }) => entry.agency,
    officer: (entry, _args, { auditQuery }) => auditQuery.officerOf(entry),
    person: ({ entry }) => entry.subject,
    purpose: ({ entry }) => entry.purpose,
    dossier: ({ entry }) => entry.dossier,
    legalGround: ({ detail }) => detail.text('legalGround') ?? null,
    client: ({ detail }) => detail.text('client') ?? null,
    uniqueId: ({ detail }) => detail.text('uniqueId') ?? null,
    operation: ({ operation }) => operation?.text ?? null,
    fields: ({ operation }) => operation?.coordinates ?? null,
    denied: (entry, _args, { auditQuery }) => auditQuery.deniedOf(entry),
    asked: ({ detail }) => detail.texts('parts') ?? null,
    scans: ({ detail }) => scansIn(detail),
    outcomes: ({ detail }, _args, { access }) =>
      detail.outcomes?.map((outcome) => {
        const [source, part, status, freshness, ageSeconds, askedAs, failure] = disclosedOutcome(
          outcome,
          access.seesMismatch,
        );
        return {
          asked: `${source}/${part}`,
          status,
          freshness,
          ageSeconds,
          askedAs,
          failure,
        };
      }) ?? null,
    code: ({ detail }) => detail.text('code') ?? null,
  },
};
