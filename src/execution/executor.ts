/** Executes operations: compiled where they can be, and by graphql-js where not. */
import { execute, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Operation, Values } from '../graphql/variables.ts';
import { compile, type CompiledOperation } from './plan.ts';
import { executeCompiled } from './execute.ts';

export class Executor {
  readonly #schema: GraphQLSchema;
  /** As long as the document is kept; null for what is left to graphql-js. */
  readonly #compiled = new WeakMap<OperationDefinitionNode, CompiledOperation | null>();

  /** @param schema whose resolvers change no more */
  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /**
   * @param given valid against the schema, with its variables as they were sent
   * @param variableValues the same, coerced
   */
  async execute(
    { document, operation, variables }: Operation,
    variableValues: Values,
    contextValue: unknown,
  ): Promise<ExecutionResult> {
    const compiled = this.#compile({ document, operation });
    if (compiled) return executeCompiled(compiled, { variableValues, contextValue });
    return execute({
      schema: this.#schema,
      document,
      variableValues: variables,
      contextValue,
      operationName: operation.name?.value ?? null,
    });
  }

  #compile({ document, operation }: Pick<Operation, 'document' | 'operation'>): CompiledOperation | null {
    const known = this.#compiled.get(operation);
    if (known !== undefined) return known;
    const compiled = compile(this.#schema, document, operation) ?? null;
    this.#compiled.set(operation, compiled);
    return compiled;
  }
}
