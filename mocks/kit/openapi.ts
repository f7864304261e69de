/**
 * Validates JSON requests against a source's OpenAPI contract, the only definition of the format.
 * Messages name the field and the rule and never repeat a value.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parseOpenApi } from '#lienthong/transport/openapi-schemas';

/** The first violated rule, or null. */
export type Check = (value: unknown) => string | null;

/** The OpenAPI file of a source of this repository. */
export function contractFile(id: string): URL {
  return new URL(`../../contracts/${id}/openapi.yaml`, import.meta.url);
}

/** The contract is read at the first check: reading it takes longer than the rest of the start. */
export function contractChecks(file: URL): (schemaName: string) => Check {
  let contract: Ajv2020 | undefined;
  return (schemaName) => {
    let validate: ValidateFunction | undefined;
    return (value) => {
      contract ??= readContract(file);
      validate ??= contract.compile({ $ref: `contract#/components/schemas/${schemaName}` });
      if (validate(value)) return null;
      const error = validate.errors?.[0];
      const field = (error?.instancePath ?? '').slice(1).replaceAll('/', '.') || 'body';
      return `${field} ${error?.message ?? 'breaks the contract'}`;
    };
  };
}

function readContract(file: URL): Ajv2020 {
  const { components } = parseOpenApi(readFileSync(file, 'utf8'));
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
  ajv.addVocabulary(['components', 'x-kind', 'x-number-of']);
  ajv.addSchema({ $id: 'contract', components });
  return ajv;
}
