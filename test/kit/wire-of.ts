/** The field of each source's answer, and the contract of its wire. */
import { loadSources } from '../../src/sources/all.ts';

interface SourceWire {
  /** Field of Citizen. */
  readonly field: string;
  /** Definitions of the contract, by name. */
  readonly definitions: Readonly<Record<string, unknown>>;
}

interface WireModule {
  readonly schemas: { readonly $defs: SourceWire['definitions'] };
}

const sources = await loadSources();
const wires = new Map(
  await Promise.all(
    sources.map(async ({ id, field }): Promise<[string, SourceWire]> => {
      const { schemas } = (await import(`../../src/generated/wire/${id}.ts`)) as WireModule;
      return [id, { field, definitions: schemas.$defs }];
    }),
  ),
);

export function wireOf(id: string): SourceWire {
  const wire = wires.get(id);
  if (!wire) throw new Error(`No source has the id ${id}.`);
  return wire;
}

/** Fields of Citizen with the answers of the other sources. */
export function otherFields(id: string): readonly string[] {
  return sources.filter((source) => source.id !== id).map(({ field }) => field);
}
