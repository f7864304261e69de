/**
 * Paths of input values in an operation: `subject.identityNumber`, `subjects[3].fullName`. Errors name an
 * argument by this path, for literals and variables alike.
 */
import { Kind, visit, type ASTNode, type DocumentNode } from 'graphql';

/** @returns argument path of the first node that fits; undefined without one in an argument or default */
export function argumentPath(document: DocumentNode, fits: (node: ASTNode) => boolean): string | undefined {
  const segments: string[] = [];
  let found: string | undefined;
  visit(document, {
    enter(node, key, _parent, _path, ancestors) {
      // The name in a variable's definition is no use of it.
      if (found !== undefined || key === 'variable') return false;
      segments.push(segment(node, key, ancestors.at(-1)));
      const path = segments.join('').replace(/^\./, '');
      if (path !== '' && node.kind !== Kind.VARIABLE_DEFINITION && fits(node)) found = path;
      return undefined;
    },
    leave() {
      segments.pop();
    },
  });
  return found;
}

/** Adds to a path the steps that graphql-js counts below it. */
export function extendPath(base: string, steps: readonly (string | number)[]): string {
  return base + steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
}

function segment(
  node: ASTNode,
  key: string | number | undefined,
  holder: ASTNode | readonly ASTNode[] | undefined,
): string {
  if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) return `.${node.name.value}`;
  if (node.kind === Kind.VARIABLE_DEFINITION) return `.${node.variable.name.value}`;
  const inList = holder !== undefined && 'kind' in holder && holder.kind === Kind.LIST;
  return inList && typeof key === 'number' ? `[${key}]` : '';
}
