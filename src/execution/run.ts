/** One execution of a compiled operation: the values that all its fields share, and the errors so far. */
import type { GraphQLError, GraphQLResolveInfo } from 'graphql';
import type { CompiledOperation, FieldPlan } from './plan.ts';

export type Path = GraphQLResolveInfo['path'];

export interface ExecutionOptions {
  readonly contextValue: unknown;
  /** Coerced already. */
  readonly variableValues: Readonly<Record<string, unknown>>;
}

export class Run {
  readonly compiled: CompiledOperation;
  readonly contextValue: unknown;
  readonly variableValues: Record<string, unknown>;
  readonly errors: GraphQLError[] = [];
  readonly #nulled = new Set<Path | undefined>();

  constructor(compiled: CompiledOperation, { contextValue, variableValues }: ExecutionOptions) {
    this.compiled = compiled;
    this.contextValue = contextValue;
    this.variableValues = variableValues;
  }

  /** Ignores an error below a path that is null already. */
  note(error: GraphQLError, path: Path | undefined): void {
    if (this.#nulled.has(undefined)) return;
    for (let at = path; at !== undefined; at = at.prev) if (this.#nulled.has(at)) return;
    this.#nulled.add(path);
    this.errors.push(error);
  }
}

/** `GraphQLResolveInfo` of one field, computed on access: most resolvers read none of it. */
export class Info implements GraphQLResolveInfo {
  readonly #run: Run;
  readonly #plan: FieldPlan;
  readonly #parent: Path | undefined;

  constructor(run: Run, plan: FieldPlan, parent: Path | undefined) {
    this.#run = run;
    this.#plan = plan;
    this.#parent = parent;
  }

  get fieldName() {
    return this.#plan.definition.name;
  }

  get fieldNodes() {
    return this.#plan.nodes;
  }

  get returnType() {
    return this.#plan.definition.type;
  }

  get parentType() {
    return this.#plan.parentType;
  }

  get path(): Path {
    return { prev: this.#parent, key: this.#plan.key, typename: this.#plan.parentType.name };
  }

  get schema() {
    return this.#run.compiled.schema;
  }

  get fragments() {
    return this.#run.compiled.fragments;
  }

  get rootValue() {
    return undefined;
  }

  get operation() {
    return this.#run.compiled.operation;
  }

  get variableValues() {
    return this.#run.variableValues;
  }
}
