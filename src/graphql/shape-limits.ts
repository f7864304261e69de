/**
 * Limits on the shape of a document, fragments followed. They are checked before validation, because some
 * rules of graphql-js compare fields pairwise: a document within them has few selections, and few at one
 * place of the response ("repeats", "pairs"), so validation is bounded. The walk ends at the first limit that
 * is exceeded.
 */
import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { DocumentLimitsConfig } from './settings.ts';
import type { LimitName } from '../messages.ts';
import { fragmentsOf, type Fragments } from './document.ts';
import type { Excess } from './errors.ts';

export type ShapeLimits = Pick<
  DocumentLimitsConfig,
  'depth' | 'selections' | 'repeats' | 'pairs' | 'rootFields' | 'aliases' | 'directives' | 'variables'
>;

export interface Shape {
  /** The first limit that the document goes beyond. */
  readonly excess: Excess | undefined;
  /** Selections looked at; never more than `limits.selections` and one. */
  readonly steps: number;
  readonly directives: number;
  /** A field that reads the schema, if any. */
  readonly introspection: string | undefined;
}

/** The most directives at one place; `@skip` and `@include` are all there are for queries. */
const DIRECTIVES_AT_ONE_PLACE = 4;

const ABOUT_THE_SCHEMA: ReadonlySet<string> = new Set(['__schema', '__type', '_service']);

export function measureShape(
  document: DocumentNode,
  limits: ShapeLimits,
  fragments = fragmentsOf(document),
): Shape {
  const walk = new Walk(document, limits, fragments);
  const excess = walk.excess();
  const { selections: steps, directives } = walk.counts;
  return { excess, steps, directives, introspection: walk.introspection };
}

/** Ends the walk. */
class Beyond extends Error {
  readonly excess: Excess;

  constructor(limit: LimitName, allowed: number) {
    super(limit);
    this.excess = { limit, allowed };
  }
}

/** Selections at one level of the response. */
class Level {
  /** By response key: how often it was selected, and the level below. */
  readonly places = new Map<string, { times: number; readonly below: Level }>();
  /** Spreads by fragment. */
  spreads = 0;
}

class Walk {
  readonly counts = { selections: 0, pairs: 0, aliases: 0, directives: 0, variables: 0 };
  introspection: string | undefined;
  readonly #document: DocumentNode;
  readonly #limits: ShapeLimits;
  readonly #fragments: Fragments;
  readonly #seen = new Set<string>();
  /** Fragments around the walk: a cycle, which graphql-js reports, ends here. */
  readonly #open = new Set<string>();

  constructor(document: DocumentNode, limits: ShapeLimits, fragments: Fragments) {
    this.#document = document;
    this.#limits = limits;
    this.#fragments = fragments;
  }

  excess(): Excess | undefined {
    try {
      this.#operations();
      // Fragments that no operation uses are an error, but graphql-js validates them before it says so.
      for (const [name, fragment] of Object.entries(this.#fragments)) {
        if (!this.#seen.has(name)) this.#spread(fragment, 1, new Level());
      }
      return undefined;
    } catch (error) {
      if (error instanceof Beyond) return error.excess;
      throw error;
    }
  }

  #operations(): void {
    for (const definition of this.#document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const variables = definition.variableDefinitions ?? [];
      this.#count('variables', variables.length);
      for (const node of [definition, ...variables]) this.#directives(node.directives?.length ?? 0);
      const root = new Level();
      this.#select(definition.selectionSet, 1, root);
      if (root.places.size > this.#limits.rootFields) throw new Beyond('rootFields', this.#limits.rootFields);
    }
  }

  #select({ selections }: SelectionSetNode, depth: number, level: Level): void {
    if (depth > this.#limits.depth) throw new Beyond('depth', this.#limits.depth);
    for (const selection of selections) {
      this.#count('selections', 1);
      this.#directives(selection.directives?.length ?? 0);
      this.#enter(selection, depth, level);
    }
  }

  #enter(selection: SelectionNode, depth: number, level: Level): void {
    if (selection.kind === Kind.FIELD) return this.#field(selection, depth, level);
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return this.#select(selection.selectionSet, depth + 1, level);
    }
    this.#count('pairs', level.spreads);
    level.spreads += 1;
    const fragment = this.#fragments[selection.name.value];
    if (fragment && !this.#open.has(selection.name.value)) this.#spread(fragment, depth, level);
  }

  #spread(fragment: FragmentDefinitionNode, depth: number, level: Level): void {
    const name = fragment.name.value;
    if (!this.#seen.has(name)) this.#directives(fragment.directives?.length ?? 0);
    this.#seen.add(name);
    this.#open.add(name);
    if (this.#open.size > this.#limits.depth) throw new Beyond('depth', this.#limits.depth);
    this.#select(fragment.selectionSet, depth, level);
    this.#open.delete(name);
  }

  #field(field: FieldNode, depth: number, level: Level): void {
    if (ABOUT_THE_SCHEMA.has(field.name.value)) this.introspection = field.name.value;
    if (field.alias) this.#count('aliases', 1);
    const key = field.alias?.value ?? field.name.value;
    const place = level.places.get(key) ?? { times: 0, below: new Level() };
    level.places.set(key, place);
    place.times += 1;
    if (place.times > this.#limits.repeats) throw new Beyond('repeats', this.#limits.repeats);
    this.#count('pairs', place.times - 1);
    if (field.selectionSet) this.#select(field.selectionSet, depth + 1, place.below);
  }

  #directives(atOnePlace: number): void {
    if (atOnePlace > DIRECTIVES_AT_ONE_PLACE) throw new Beyond('directives', DIRECTIVES_AT_ONE_PLACE);
    this.#count('directives', atOnePlace);
  }

  #count(limit: keyof Walk['counts'], more: number): void {
    this.counts[limit] += more;
    if (this.counts[limit] > this.#limits[limit]) throw new Beyond(limit, this.#limits[limit]);
  }
}
