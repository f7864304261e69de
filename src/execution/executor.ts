/** Executes an operation: by its plan where it has one, else by graphql-js. */
import {
  execute,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Values } from '../graphql/variables.ts';
import { executeCompiled } from './execute.ts';
import type { CompiledOperation } from './plan.ts';

export interface ExecutableOperation {
  readonly schema: GraphQLSchema;
  /** Valid against the schema. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Undefined when graphql-js executes the operation. */
  readonly compiled: CompiledOperation | undefined;
}

/**
 * @param variables as they were sent
 * @param variableValues the same, coerced
 */
export async function executeOperation(
  { schema, document, operation, compiled }: ExecutableOperation,
  variables: Values,
  variableValues: Values,
  contextValue: unknown,
): Promise<ExecutionResult> {
  if (compiled) return executeCompiled(compiled, { variableValues, contextValue });
  return execute({
    schema,
    document,
    variableValues: variables,
    contextValue,
    operationName: operation.name?.value ?? null,
  });
}
