/** Access control that allows everything. It is part of the bench and not of the gateway. */
import { Access, type PlannedOperation } from '../../src/access/access.ts';
import { dossiersInMemory } from '../../src/access/dossiers.ts';
import { Grant } from '../../src/access/grant.ts';
import type { Identity } from '../../src/access/identity.ts';
import type { SchemaRules } from '../../src/graphql/schema-rules.ts';
import { NOTHING_REVOKED } from '../../src/access/tokens/revoked.ts';
import { TokenVerifier } from '../../src/access/tokens/verifier.ts';
import type { Caller } from '../../src/source-api/source.ts';
import { BENCH_CALLER } from '../direct.ts';

/** One set for all requests, because the prepared operation is cached by it. */
const NOTHING_DENIED: ReadonlySet<string> = new Set();

const NO_DOSSIERS = dossiersInMemory();

export class AllowAllAccess extends Access {
  constructor(rules: SchemaRules) {
    const verifier = new TokenVerifier([], NOTHING_REVOKED);
    super({ rules, verifier, purposes: new Map(), leastAssuranceLevel: 0 });
  }

  override identify(): Promise<Identity | undefined> {
    return Promise.resolve(undefined);
  }

  override authorize({ plan: { needsPurpose } }: PlannedOperation): Grant {
    return new AllowAllGrant(needsPurpose);
  }
}

class AllowAllGrant extends Grant {
  constructor(needsPurpose: boolean) {
    super({
      identity: undefined,
      purpose: undefined,
      dossier: undefined,
      needsPurpose,
      denied: NOTHING_DENIED,
      dossiers: NO_DOSSIERS,
      onFlag: () => undefined,
    });
  }

  override get seesMismatch(): boolean {
    return true;
  }

  override callerFor(): Caller {
    return BENCH_CALLER;
  }

  override admitNamed(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  override admit(): void {
    // Every subject is allowed.
  }
}
