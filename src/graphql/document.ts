/** What is read of a document as a whole. */
import { BREAK, Kind, visit, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

/** The fragments of a valid document by their names, as graphql-js and its tools take them. */
export function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  return Object.fromEntries(
    definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
}

/** Whether anything in it may hang on a condition. */
export function hasDirectives(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive: () => {
      found = true;
      return BREAK;
    },
  });
  return found;
}
