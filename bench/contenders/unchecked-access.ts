// Access that refuses nothing: whoever asks may read everything about everybody. It stands here and not in the gateway,
// which must have no such thing.
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { Access } from '../../src/access/access.ts';
import { dossiersInMemory } from '../../src/access/dossiers.ts';
import type { Identity } from '../../src/access/identity.ts';
import { Plans } from '../../src/access/plan.ts';
import { RequestAccess } from '../../src/access/request-access.ts';
import type { SchemaRules } from '../../src/graphql/schema-rules.ts';
import { NOTHING_REVOKED } from '../../src/access/tokens/revoked.ts';
import { TokenVerifier } from '../../src/access/tokens/verifier.ts';
import type { Caller } from '../../src/source-api/source.ts';
import type { RequestContext } from '../../src/gateway/context.ts';
import { BENCH_CALLER } from '../direct.ts';

/** The same set for every request, since what is worked out for an operation is remembered by it. */
const NOTHING_DENIED: ReadonlySet<string> = new Set();

const NO_DOSSIERS = dossiersInMemory();

export class UncheckedAccess extends Access {
  readonly #rules: SchemaRules;
  readonly #plans: Plans;

  constructor(rules: SchemaRules) {
    const verifier = new TokenVerifier([], NOTHING_REVOKED);
    super({ rules, verifier, purposes: new Map(), leastAssuranceLevel: 0 });
    this.#rules = rules;
    this.#plans = new Plans(rules);
  }

  override identify(): Promise<Identity | undefined> {
    return Promise.resolve(undefined);
  }

  override open(): RequestAccess {
    return new UncheckedRequest(this.#rules);
  }

  /** The plan also says which parts are asked and put on record, so it is made here too. */
  override checkOperation(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    { access }: Pick<RequestContext, 'access'>,
  ): undefined {
    access.plan = this.#plans.of(document, operation);
  }

  override checkSubjects(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

class UncheckedRequest extends RequestAccess {
  constructor(rules: SchemaRules) {
    super({
      identity: undefined,
      purpose: undefined,
      dossier: undefined,
      rules,
      dossiers: NO_DOSSIERS,
      onFlag: () => undefined,
    });
    this.denied = NOTHING_DENIED;
  }

  override get seesMismatch(): boolean {
    return true;
  }

  override callerFor(): Caller {
    return BENCH_CALLER;
  }

  override admit(): void {
    // Anybody may be asked about.
  }
}
