/**
 * Everything that is the same for each request with one document, computed when it is first needed and kept
 * with the document in one bounded cache (src/graphql/known-documents.ts).
 */
import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Identity } from '../access/identity.ts';
import { deniedFields, planOf, type OperationPlan } from '../access/plan.ts';
import type { Purpose } from '../access/purposes/purpose.ts';
import type { Grant } from '../access/grant.ts';
import { verdictOf } from '../access/verdict.ts';
import { operationContent, operationText } from '../audit/operation-text.ts';
import { findMentioned, type FindMentioned } from '../audit/third-parties.ts';
import type { CardFormat } from '../cards/index.ts';
import type { ExecutableOperation } from '../execution/executor.ts';
import { compile, type CompiledOperation } from '../execution/plan.ts';
import type { AccountPath, SharedPool } from '../fairness/shared-pool.ts';
import { costSignature, defaultsOf, estimateCost, type Cost } from '../graphql/cost.ts';
import type { ParsedDocument } from '../graphql/document.ts';
import type { SchemaRules } from '../graphql/schema-rules.ts';
import { selectedParts, type SelectedPart, type SelectionInfo } from '../graphql/selected-parts.ts';
import {
  checkInput,
  inputDefinitions,
  type CheckedInput,
  type InputDefinitions,
  type Values,
} from '../graphql/variables.ts';
import type { Content } from '../ledger/entry.ts';
import type { Part, Source } from '../source-api/source.ts';

export interface PreparationOptions {
  readonly schema: GraphQLSchema;
  readonly rules: SchemaRules;
  readonly sources: readonly Source[];
  /** Formats of scans that are switched on. */
  readonly scans: ReadonlySet<CardFormat>;
  /** New texts of operations in the audit log. */
  readonly texts: SharedPool;
}

/** A document that is within the limits on its shape and valid against the schema. */
export class PreparedDocument {
  /** SHA-256 of the text. */
  readonly hash: string;
  readonly document: DocumentNode;
  readonly introspection: string | undefined;
  readonly #operations: readonly PreparedOperation[];

  constructor(options: PreparationOptions, hash: string, parsed: ParsedDocument) {
    this.hash = hash;
    this.document = parsed.document;
    this.introspection = parsed.introspection;
    this.#operations = parsed.document.definitions
      .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
      .map((operation) => new PreparedOperation(options, parsed, operation));
  }

  /** @returns undefined for a name that no operation has, or without a name among several operations */
  operation(name: string | undefined): PreparedOperation | undefined {
    if (name !== undefined) return this.#operations.find(({ operation }) => operation.name?.value === name);
    return this.#operations.length === 1 ? this.#operations[0] : undefined;
  }
}

/** The most costs kept of one operation; each set of lengths and conditions has its own. */
const MOST_COSTS = 100;

export class PreparedOperation implements ExecutableOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly #options: PreparationOptions;
  readonly #parsed: ParsedDocument;
  #plan: OperationPlan | undefined;
  #inputs: InputDefinitions | undefined;
  /** Null when graphql-js executes the operation. */
  #compiled: CompiledOperation | null | undefined;
  #defaults: Values | undefined;
  /** By signature of the variables. */
  readonly #costs = new Map<string, Cost>();
  /** Null when the share of the first caller had no room for a new text. */
  #text: string | null | undefined;
  /** By token, and by code of the purpose. */
  readonly #denied = new WeakMap<Identity, Map<string, ReadonlySet<string>>>();
  readonly #byDenied = new WeakMap<ReadonlySet<string>, Restricted>();

  constructor(options: PreparationOptions, parsed: ParsedDocument, operation: OperationDefinitionNode) {
    this.#options = options;
    this.#parsed = parsed;
    this.schema = options.schema;
    this.document = parsed.document;
    this.operation = operation;
  }

  get plan(): OperationPlan {
    return (this.#plan ??= planOf(this.#options.rules, this.#parsed, this.operation));
  }

  /** @param variables as they were sent */
  checkInput(variables: Values): CheckedInput {
    const definitions = (this.#inputs ??= inputDefinitions(this.schema, this.#parsed, this.operation));
    // The schema may have no root type for the operation.
    return definitions
      ? checkInput(this.#options, definitions, variables)
      : { faults: [{ argument: this.operation.operation, rule: 'UNKNOWN_FIELD' }] };
  }

  get compiled(): CompiledOperation | undefined {
    if (this.#compiled === undefined) {
      this.#compiled = compile(this.schema, this.#parsed, this.operation) ?? null;
    }
    return this.#compiled ?? undefined;
  }

  /** @param variables that fit their types */
  cost(variables: Values): Cost {
    const values = { ...(this.#defaults ??= defaultsOf(this.operation)), ...variables };
    const signature = costSignature(values);
    const known = this.#costs.get(signature);
    if (known) return known;
    const { schema, operation } = this;
    const { fragments } = this.#parsed;
    const cost = estimateCost({ schema, sources: this.#options.sources, fragments, operation }, values);
    if (this.#costs.size >= MOST_COSTS) this.#costs.clear();
    this.#costs.set(signature, cost);
    return cost;
  }

  /** The same set for one token and purpose, which other knowledge is kept by. */
  denied(identity: Identity, purpose: Purpose): ReadonlySet<string> {
    const byPurpose = this.#denied.get(identity) ?? new Map<string, ReadonlySet<string>>();
    this.#denied.set(identity, byPurpose);
    const known = byPurpose.get(purpose.code);
    if (known) return known;
    const denied = deniedFields(this.#options.rules, this.plan, identity, purpose);
    byPurpose.set(purpose.code, denied);
    return denied;
  }

  /** Parts that a field selects about its citizens. */
  parts(info: SelectionInfo, grant: Pick<Grant, 'denied' | 'purpose'>): readonly SelectedPart[] {
    const [node, ...others] = info.fieldNodes;
    // Only a selection without conditions is the same for every request.
    if (!node || others.length > 0 || this.#parsed.isConditional) return this.#findParts(info, grant);
    const { parts } = this.#restricted(grant.denied);
    const known = parts.get(node);
    if (known) return known;
    const found = this.#findParts(info, grant);
    parts.set(node, found);
    return found;
  }

  /** Parts that the operation selects and whose flags the caller may read. */
  flagParts(denied: ReadonlySet<string>): readonly Part<unknown>[] {
    return (this.#restricted(denied).flagParts ??= this.#options.rules.flags
      .filter(({ record, field }) => this.plan.used.has(record) && !denied.has(record) && !denied.has(field))
      .map(({ part }) => part));
  }

  /** Finds people in the fields of a record that the operation reads and the caller may read. */
  mentioned(denied: ReadonlySet<string>): FindMentioned {
    const reads = (coordinate: string) => this.plan.used.has(coordinate) && !denied.has(coordinate);
    return (this.#restricted(denied).mentioned ??= findMentioned(this.schema, this.#options.sources, reads));
  }

  /** @param account pays for a text that is new to the audit log */
  auditContent(denied: ReadonlySet<string>, account: AccountPath): Content {
    const restricted = this.#restricted(denied);
    // Flags that are withheld are no field that the caller wanted.
    const isOnRecord = (coordinate: string) =>
      !this.plan.flagsOnly.has(coordinate) || !denied.has(coordinate);
    return (restricted.content ??= operationContent({
      text: this.#textFor(account),
      coordinates: this.plan.guarded.filter(isOnRecord),
      denied: [...denied].filter(isOnRecord),
    }));
  }

  #textFor(account: AccountPath): string | null {
    if (this.#text !== undefined) return this.#text;
    const isKept = this.#options.texts.spend(account) === undefined;
    return (this.#text = isKept ? operationText(this.document, this.operation) : null);
  }

  #findParts(
    info: SelectionInfo,
    { denied, purpose }: Pick<Grant, 'denied' | 'purpose'>,
  ): readonly SelectedPart[] {
    const { rules, sources } = this.#options;
    return selectedParts(info, sources, {
      mayRead: (place, parent, nodes) =>
        denied.size === 0 || verdictOf(rules, denied, place, parent, nodes) === 'ALLOWED',
      mayTie: (coordinate) => purpose?.reads(coordinate) !== false,
    });
  }

  #restricted(denied: ReadonlySet<string>): Restricted {
    const known = this.#byDenied.get(denied);
    if (known) return known;
    const restricted: Restricted = {
      parts: new Map(),
      flagParts: undefined,
      mentioned: undefined,
      content: undefined,
    };
    this.#byDenied.set(denied, restricted);
    return restricted;
  }
}

/** Everything that also depends on the denied fields. */
interface Restricted {
  readonly parts: Map<FieldNode, readonly SelectedPart[]>;
  flagParts: readonly Part<unknown>[] | undefined;
  mentioned: FindMentioned | undefined;
  content: Content | undefined;
}
