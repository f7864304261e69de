/** A document that is parsed and within the limits on its shape. */
import { Kind, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

/** Fragments by name, without a prototype, so that a text may name any fragment. */
export type Fragments = Record<string, FragmentDefinitionNode>;

export interface ParsedDocument {
  readonly document: DocumentNode;
  readonly fragments: Fragments;
  /** True with directives: the selection may depend on variables. */
  readonly isConditional: boolean;
  /** A field of it that reads the schema, if any. */
  readonly introspection: string | undefined;
}

export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object without keys
  const fragments = Object.create(null) as Fragments;
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
