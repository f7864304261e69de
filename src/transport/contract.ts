/**
 * Checks what comes in against the source's contract: what must be there is there, unknown fields and
 * codes pass. The schemas are generated from the contract files beside the mocks.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { SourceError } from '../ask/answer.ts';

/**
 * @param schemas a generated set of wire schemas; `Wire` is the generated interface of the same name
 * @returns for a name of the set, a function that gives a value back as that type and throws
 *   SourceError BAD_RESPONSE, naming the place and the rule but no value, when it does not keep the contract
 */
export function contractOf<Wire>(schemas: { readonly $id: string }) {
  const known = propertiesOf(schemas);
  const ajv = new Ajv2020({ strict: false, validateSchema: false, schemas: [schemas] });
  return <Name extends keyof Wire & string>(name: Name): ((value: unknown) => Wire[Name]) => {
    const conforms = ajv.compile<Wire[Name]>({ $ref: `${schemas.$id}#/$defs/${name}` });
    return (value) => {
      if (conforms(value)) return value;
      // Of several alternatives that failed, the one that was followed furthest tells most.
      const [error] = (conforms.errors ?? []).toSorted(
        (a, b) => b.instancePath.length - a.instancePath.length,
      );
      throw new SourceError(
        { code: 'BAD_RESPONSE' },
        `${name}${placeOf(error?.instancePath ?? '', known)} breaks the contract: ${error?.schemaPath ?? 'unknown'}`,
      );
    };
  };
}

/** Names of all properties that the schemas write down. */
function propertiesOf(schema: object, found = new Set<string>()): ReadonlySet<string> {
  for (const [keyword, held] of Object.entries(schema) as readonly [string, unknown][]) {
    if (!isObject(held)) continue;
    if (keyword === 'properties') for (const name of Object.keys(held)) found.add(name);
    propertiesOf(held, found);
  }
  return found;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The place without names that the source chose, as it does where the contract has a pattern of columns. */
function placeOf(instancePath: string, known: ReadonlySet<string>): string {
  const steps = instancePath
    .split('/')
    .map((step) => (known.has(step) || /^\d{0,4}$/.test(step) ? step : '…'));
  return steps.join('/');
}
