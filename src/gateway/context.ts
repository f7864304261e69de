/** A request of which the operation is known, and the context of its resolvers. */
import type { NamedPeople } from '../access/enumeration.ts';
import type { Grant, OnFlag } from '../access/grant.ts';
import type { Identity } from '../access/identity.ts';
import type { RateCheck } from '../access/rate-limits.ts';
import type { SourceCondition } from '../ask/condition.ts';
import type { Source } from '../source-api/source.ts';
import type { AuditQuery } from '../audit/audit-query.ts';
import type { RequestAudit } from '../audit/request-audit.ts';
import type { ServedSource } from '../ask/ask.ts';
import type { SourceClient } from '../ask/layers.ts';
import type { AccountPath, Permit } from '../fairness/shared-pool.ts';
import type { Completeness } from '../generated/enums.ts';
import type { MessageLanguage } from '../messages.ts';
import type { RequestHeaders } from './headers.ts';
import type { PreparedDocument, PreparedOperation } from './prepared-operation.ts';
import type { Subject } from '../subject/subject.ts';
import type { Input } from '../graphql/variables.ts';
import type { Reading } from '../graphql/reading.ts';
import type { CostMeter } from '../graphql/cost-meter.ts';
import type { IdentityFlagReport } from './identity-flags.ts';
import type { MissRaster } from './miss-raster.ts';

/** A request before its operation is authorized: the context value of Apollo Server. */
export interface OperationRequest {
  /** The id of the request in logs and answers. */
  readonly requestId: string;
  readonly language: MessageLanguage;
  readonly headers: RequestHeaders;
  readonly identity: Identity | undefined;
  /** The account that shared resources are taken for. */
  readonly account: AccountPath;
  readonly prepared: PreparedDocument;
  /** Charges the preparation of a new document; undefined for known and for registered ones. */
  readonly reading: Reading | undefined;
  readonly onFlag: OnFlag;
  /** Records the code of a refusal of the whole request. */
  readonly noteRefusal: (code: string) => void;
  /** Records how long the response waited for its audit entries. */
  readonly noteAuditWait: (milliseconds: number) => void;
  readonly cost: CostMeter;
  /** Charges the estimated cost of the operation, before any source is asked. */
  readonly charge: (cost: number) => Promise<RateCheck> | RateCheck;
  /** A turn among long lists of people; undefined for shorter ones, which need none. */
  readonly listTurn: (people: number) => Promise<Permit> | undefined;
  /** Admission of the people that the caller names. */
  readonly named: NamedPeople;
  /**
   * Counts people towards the limit of a day, before they are asked about.
   *
   * @returns seconds until others may be asked about, when the limit is reached; at once unless another store
   * is asked
   */
  readonly countPeople: (subjects: readonly Subject[]) => Promise<number | undefined> | number | undefined;
  /** Opens the context of the resolvers. */
  readonly open: (
    operation: PreparedOperation,
    access: Grant,
    people: Pick<Input, 'subjects' | 'scans'>,
  ) => RequestContext;
}

/** The context of the resolvers. */
export interface RequestContext extends Pick<
  OperationRequest,
  'language' | 'account' | 'cost' | 'named' | 'countPeople'
> {
  readonly operation: PreparedOperation;
  readonly access: Grant;
  /** People whom root fields name in their arguments, by response key. */
  readonly subjects: Input['subjects'];
  /** Scanned cards that name people, by response key. */
  readonly scans: Input['scans'];
  readonly audit: RequestAudit;
  /** Queries of the audit log. */
  readonly auditQuery: AuditQuery;
  /** Every source of the schema, served here or not. */
  readonly sources: readonly Source[];
  readonly served: ReadonlyMap<Source, ServedSource>;
  /** Condition of the served sources in all processes of the gateway, by id. */
  readonly conditions: () => Promise<ReadonlyMap<string, SourceCondition>>;
  /** Citizens that the request may still ask about, relatives that records lead to included. */
  readonly budget: { citizens: number; readonly allowed: number };
  readonly missRaster: MissRaster;
  readonly identityFlags: IdentityFlagReport;
  /** Counts how complete the answer about a citizen is. */
  readonly noteCitizen: (citizen: { completeness(): Promise<Completeness> }) => void;
  /** Asks a source on behalf of this request. */
  readonly ask: (source: Source) => SourceClient;
}
