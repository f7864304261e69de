/** Contracts in OpenAPI: each part says where it comes from, and may be shared with other contracts by reference. */
import { describe, expect, test } from '@jest/globals';
import { contractFiles, contractIds } from '../scripts/contract/contract.ts';
import { isObject } from '../src/lib/is-object.ts';
import {
  definitionsOf,
  parseOpenApi,
  sourceCodePattern,
  wireSchemas,
} from '../src/transport/openapi-schemas.ts';

const withOpenApi = contractIds().filter((id) => contractFiles(id).openapi);

test.each(withOpenApi)(
  '%s states the origin of every part: confirmed, from memory, seen, inferred or ours',
  (id) => {
    const unmarked: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (Array.isArray(value)) value.forEach((entry, i) => visit(entry, `${path}/${i}`));
      if (!isObject(value)) return;
      const marked = /confirmed|from memory|seen|inference|ours/i.test(String(value['description']));
      if ('type' in value && !marked && !/\/(items|(then|oneOf|allOf)\/.*)$/.test(path)) unmarked.push(path);
      for (const [name, inner] of Object.entries(value)) visit(inner, `${path}/${name}`);
    };
    visit(definitionsOf(contractFiles(id).openapi ?? {}), '');
    expect(unmarked).toEqual([]);
  },
);

/** A contract like one that a package brings. */
function contract(schemas: string, rest = ''): string {
  return `openapi: 3.1.0\n${rest}\ncomponents:\n  schemas:\n${schemas.replaceAll(/^/gm, '    ')}`;
}

const schemasIn = (text: string) => definitionsOf(parseOpenApi(text));
const SHARED = 'lienthong:lgsp#/components/schemas';

describe('a contract that refers to a shared one', () => {
  test('has the schemas that it refers to among its own, and those that they refer to', () => {
    const found = schemasIn(
      contract(`Mine: { type: object, properties: { a: { $ref: '${SHARED}/TraCuuResponse' } } }`),
    );
    expect(Object.keys(found)).toEqual([
      'Mine',
      'TraCuuResponse',
      'TraCuuThanhCong',
      'KetQua',
      'SoDinhDanhLapLai',
      'MaKetQua',
      'LoiNghiepVu',
    ]);
    expect(found['Mine']).toEqual({ type: 'object', properties: { a: { $ref: '#/$defs/TraCuuResponse' } } });
  });

  test('refers by path to the same as by name', () => {
    const byName = contract(`Mine: { $ref: '${SHARED}/Fault' }`);
    expect(schemasIn(byName.replace('lienthong:lgsp', '../lgsp/openapi.yaml'))).toEqual(schemasIn(byName));
  });

  test('puts its own schema in the place of one that the shared contract leaves open', () => {
    const own = 'DoiTuong: { $dynamicAnchor: DoiTuong, type: string }';
    const found = schemasIn(contract(`Mine: { $ref: '${SHARED}/TraCuuRequest' }\n${own}`));
    expect(found['DoiTuong']).toEqual({ type: 'string' });
    expect(found['TraCuuRequest']).toMatchObject({
      properties: { danhSach: { items: { $ref: '#/$defs/DoiTuong' } } },
    });
  });

  test.each([
    [
      'a schema of the same name',
      `Mine: { $ref: '${SHARED}/Fault' }\nFault: { type: string }`,
      /"Fault" too: rename/,
    ],
    [
      'an open one that it does not mean to replace',
      `Mine: { $ref: '${SHARED}/TraCuuRequest' }\nDoiTuong: { type: string }`,
      /\$dynamicAnchor: DoiTuong/,
    ],
    ['a schema that is not there', `Mine: { $ref: '${SHARED}/Nothing' }`, /no schema: Nothing/],
    [
      'another part that is not there',
      `Mine: { $ref: '#/components/schemas/Mine/properties/a' }`,
      /leads nowhere/,
    ],
    ['a contract that is not shared', `Mine: { $ref: '../population/openapi.yaml#/x' }`, /lienthong:lgsp/],
    ['a file', `Mine: { $ref: 'file:///etc/passwd#/x' }`, /no contract to refer to/],
  ])('is refused with %s', (_what, schemas, message) => {
    expect(() => parseOpenApi(contract(schemas))).toThrow(message);
  });

  test('is marked where a schema with a mark is referred to', () => {
    const { $defs } = wireSchemas(
      'mine',
      schemasIn(
        contract(`Mine:
  type: object
  required: [id, other]
  properties: { id: { $ref: '${SHARED}/SoDinhDanhLapLai' }, other: { type: string } }`),
      ),
    );
    expect($defs['Mine']).toEqual({
      type: 'object',
      required: ['id'],
      properties: { id: { 'x-kind': 'tying', $ref: '#/$defs/SoDinhDanhLapLai' }, other: { type: 'string' } },
    });
  });

  test('takes the form of codes, responses and path items from it', () => {
    const { paths, ...document } = parseOpenApi(
      contract(
        'Mine: { type: string }',
        `x-source-code-pattern: { $ref: 'lienthong:lgsp#/x-source-code-pattern' }
paths: { /token: { $ref: 'lienthong:lgsp#/components/pathItems/token' } }`,
      ),
    );
    expect(sourceCodePattern(document)).toBe('[0-9]{2,3}|900[89][0-9]{2}');
    expect(paths).toMatchObject({
      '/token': { post: { responses: { 200: { description: 'The token.' } } } },
    });
  });
});

test('a text that is no OpenAPI document is refused', () => {
  expect(() => parseOpenApi('openapi: 3.1.0')).toThrow('components');
});
