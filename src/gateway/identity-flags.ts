/**
 * Flags of people (dead, missing), which an application must heed whatever it reads. A flag is known only if
 * its part was asked, and shown only to a caller who may read the field that it comes from.
 */
import { responsePathAsArray, type FormattedExecutionResult, type GraphQLResolveInfo } from 'graphql';
import type { IdentityFlag } from '../generated/enums.ts';
import type { Answer } from '../source-api/answer.ts';
import type { Part } from '../source-api/source.ts';

/** The field with the flags of a person, and the field of a citizen whose record has it. */
export const FLAGS_FIELD = { coordinate: 'Identity.flags', answer: 'identity' };

type Path = readonly (string | number)[];

/** Place of a citizen in the response. */
export function pathOf({ path }: Pick<GraphQLResolveInfo, 'path'>, index?: number): Path {
  const field = responsePathAsArray(path);
  return index === undefined ? field : [...field, index];
}

/** A record may come from anywhere; nothing but flags leaves as one. */
const FLAGS: Readonly<Record<IdentityFlag, true>> = { DEAD: true, MISSING: true, NUMBER_REISSUED: true };

/** Flags in an answer; null if it tells none, and not that there is none. */
export function flagsIn({ flags }: Part<unknown>, answer: Answer<unknown>): readonly IdentityFlag[] | null {
  if (!flags || answer.status !== 'FOUND') return null;
  try {
    return flags.of(answer.record)?.filter((flag) => Object.hasOwn(FLAGS, flag)) ?? null;
  } catch {
    return null;
  }
}

/** Collects the citizens of a response that may have flags, and adds `extensions.flags`. */
export class IdentityFlagReport {
  readonly #citizens: {
    readonly path: Path;
    readonly flags: () => Promise<readonly IdentityFlag[] | null>;
  }[] = [];

  note(path: Path, flags: () => Promise<readonly IdentityFlag[] | null>): void {
    this.#citizens.push({ path, flags });
  }

  get isEmpty(): boolean {
    return this.#citizens.length === 0;
  }

  /** Adds the flags of all citizens who have one. */
  async reportIn(result: FormattedExecutionResult): Promise<void> {
    const all = await Promise.all(
      this.#citizens.map(async ({ path, flags }) => ({ path, flags: (await flags()) ?? [] })),
    );
    const flagged = all.filter(({ flags }) => flags.length > 0);
    if (flagged.length > 0) result.extensions = { ...result.extensions, flags: flagged };
  }
}
