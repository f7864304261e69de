/** Checks a source when it is loaded. A broken definition is refused by name, with the remedy. */
import type { WireModule } from './host.ts';
import type { Source, SourceDefinition } from './source.ts';

/** @param wire the contract of a package; a source of this repository has its own */
export function loaded(
  definition: SourceDefinition,
  version: string,
  wire: WireModule | undefined = definition.contract.module,
): Source {
  const { id } = definition;
  if (!wire) throw new TypeError(`${id}: has no contract — pass the generated module to contract()`);
  const numberKinds = definition.numberKinds.map((kind) => {
    if (typeof kind === 'string') return kind;
    throw new TypeError(
      `${id}: numberKinds: ${kind.name} is a kind of its own, and subjects have no such number yet — use PERSONAL or FORMER_CARD`,
    );
  });
  return { ...definition, numberKinds, wire, version };
}
