/**
 * What a document must pass before Apollo Server parses and validates it: the limits on its length and shape. The
 * verdict on a text is remembered, so that an application's own operations are measured once.
 */
import { GraphQLError, parse, type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { LimitsConfig } from '../config/schema.ts';
import type { Excess } from './errors.ts';
import { measureShape } from './shape-limits.ts';

/** Of how many texts it is known that they pass; an application has some dozens. */
const REMEMBERED = 2000;

export interface Admitted {
  /** A field by which the document asks about the schema, if it does. */
  readonly introspection: string | undefined;
  /** Only when the text was not met lately, and can be parsed. */
  readonly document?: DocumentNode;
}

/** @param operation the text, with its hash as id */
export type Admit = (operation: {
  readonly text: string;
  readonly id: string;
}) => Admitted | { readonly excess: Excess };

export function createAdmission(limits: LimitsConfig): Admit {
  const known = new LRUCache<string, Admitted>({ max: REMEMBERED });
  return ({ text, id }) => {
    const remembered = known.get(id);
    if (remembered) return remembered;
    const document = parsed(text, limits.tokens);
    if (document === 'too long') return { excess: { limit: 'tokens', allowed: limits.tokens } };
    // Apollo Server tells what is wrong with its syntax.
    if (!document) return { introspection: undefined };
    const { excess, introspection } = measureShape(document, limits);
    if (excess) return { excess };
    // Syntax trees are large, so they are not kept here.
    known.set(id, { introspection });
    return { introspection, document };
  };
}

function parsed(text: string, maxTokens: number): DocumentNode | 'too long' | undefined {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return /Document contains more tha\w \d+ tokens/.test(error.message) ? 'too long' : undefined;
  }
}
