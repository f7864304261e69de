/** What one request carries while it is answered. */
import type { NamedPeople } from '../access/enumeration.ts';
import type { RequestAccess } from '../access/request-access.ts';
import type { Turn } from '../access/rate-limits.ts';
import type { SourceCondition } from '../ask/condition.ts';
import type { Source } from '../source-api/source.ts';
import type { AuditTrail } from '../audit/audit-query.ts';
import type { RequestAudit } from '../audit/request-audit.ts';
import type { AskSource, ServedSource } from '../ask/ask.ts';
import type { AccountPath, Lease } from '../fairness/shared-pool.ts';
import type { MessageLanguage } from '../messages.ts';
import type { CitizenParent } from './citizen.ts';
import type { RequestHeaders } from './headers.ts';
import type { Subject } from '../subject/subject.ts';
import type { Reading } from '../graphql/reading.ts';
import type { CostMeter } from '../graphql/cost-meter.ts';
import type { MissRaster } from './miss-raster.ts';

export interface RequestContext {
  /** Under which the request is known in logs and answers. */
  readonly requestId: string;
  readonly language: MessageLanguage;
  readonly headers: RequestHeaders;
  /** Whose share of what callers share the request takes. */
  readonly account: AccountPath;
  /** Who asks, and what they may. */
  readonly access: RequestAccess;
  /** What the request puts on record. */
  readonly audit: RequestAudit;
  /** The audit log, to be asked. */
  readonly trail: AuditTrail;
  /** Takes note of why the request was refused as a whole. */
  readonly noteRefusal: (code: string) => void;
  /** Charges the time for a text that is not known; undefined for one that is, and for registered operations. */
  readonly reading: Reading | undefined;
  /** The account that the document is kept under; undefined for a registered operation. */
  readonly documentAccount: AccountPath | undefined;
  /** Every source the schema knows, served here or not. */
  readonly sources: readonly Source[];
  readonly served: ReadonlyMap<Source, ServedSource>;
  /** How the sources served do, in all processes of the gateway, by id. */
  readonly conditions: () => Promise<ReadonlyMap<string, SourceCondition>>;
  /** How many more citizens this request may begin to ask about, relatives walked to included. */
  readonly budget: { citizens: number; readonly allowed: number };
  /** What the request has cost so far. */
  readonly cost: CostMeter;
  /** Charges what the operation is estimated to cost, before any source is asked. */
  readonly charge: (cost: number) => Promise<Turn> | Turn;
  /** Its turn among long lists of people; undefined for fewer, which need none. */
  readonly listTurn: (people: number) => Promise<Lease> | undefined;
  /** Whom of those whom the caller named may be asked about. */
  readonly named: NamedPeople;
  /**
   * Counts people towards the most of a day, before they are asked about.
   *
   * @returns seconds until others may be asked about, when they are too many; at once unless another store has to be asked
   */
  readonly countPeople: (subjects: readonly Subject[]) => Promise<number | undefined> | number | undefined;
  readonly missRaster: MissRaster;
  /** Counts how complete the answer about a citizen is. */
  readonly noteCitizen: (citizen: CitizenParent) => void;
  /** Takes note of how long an answer waited for its audit entries. */
  readonly noteAuditWait: (milliseconds: number) => void;
  /** Asks a source on behalf of this request. */
  readonly ask: (source: Source) => AskSource;
}
