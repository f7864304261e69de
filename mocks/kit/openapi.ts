/**
 * Checks JSON requests against the OpenAPI contract in a system's folder, so that the contract is the only
 * place where the format is written down. Messages name the field and the rule and never repeat a value.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { isObject } from './unknown.ts';

/** The first rule broken, or null. */
export type Check = (value: unknown) => string | null;

export function contractChecks(file: URL): (schemaName: string) => Check {
  const contract: unknown = parse(readFileSync(file, 'utf8'));
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
  ajv.addVocabulary(['components']);
  ajv.addSchema({ $id: 'contract', components: isObject(contract) ? contract['components'] : undefined });
  return (schemaName) => {
    const validate = ajv.compile({ $ref: `contract#/components/schemas/${schemaName}` });
    return (value) => {
      if (validate(value)) return null;
      const error = validate.errors?.[0];
      const field = (error?.instancePath ?? '').slice(1).replaceAll('/', '.') || 'body';
      return `${field} ${error?.message ?? 'breaks the contract'}`;
    };
  };
}
