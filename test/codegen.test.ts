// The converter from XML Schema to JSON Schema, through the parser options that connectors use, and what is generated
// from the contracts. The tests speak XML, because that is what comes over the wire.
import { readdir } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { XMLParser } from 'fast-xml-parser';
import { isObject } from '../src/lib/is-object.ts';
import { FIELD_KIND } from '../src/transport/read-schema.ts';
import { convertXsd } from '../scripts/xsd.ts';

const register = `
  <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:test" targetNamespace="urn:test">
    <xs:element name="Register" type="t:Register"/>
    <xs:complexType name="Register">
      <xs:sequence>
        <xs:element name="Person" type="t:Person" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence>
      <xs:attribute name="count" type="xs:nonNegativeInteger" use="required"/>
    </xs:complexType>
    <xs:complexType name="Person">
      <xs:annotation><xs:documentation>Somebody.</xs:documentation></xs:annotation>
      <xs:sequence>
        <xs:element name="Number" type="t:Number"/>
        <xs:element name="Born">
          <xs:complexType>
            <xs:choice>
              <xs:element name="Year" type="xs:gYear"/>
              <xs:element name="Date" type="xs:date"/>
            </xs:choice>
          </xs:complexType>
        </xs:element>
        <xs:element name="Address" minOccurs="0">
          <xs:complexType>
            <xs:sequence><xs:element name="Street" type="xs:string" minOccurs="0"/></xs:sequence>
          </xs:complexType>
        </xs:element>
        <xs:element name="Died" type="xs:date" minOccurs="0" nillable="true"/>
        <xs:element name="State" minOccurs="0">
          <xs:simpleType>
            <xs:restriction base="xs:string"><xs:enumeration value="A"/><xs:enumeration value="B"/></xs:restriction>
          </xs:simpleType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
    <xs:simpleType name="Number">
      <xs:restriction base="xs:string"><xs:pattern value="[0-9]{3}"/><xs:pattern value="[0-9]{5}"/></xs:restriction>
    </xs:simpleType>
  </xs:schema>`;

const good = '<Number>123</Number><Born><Year>1990</Year></Born>';

test('accepts a message that follows the contract', () => {
  expect(check(good)).toBe(true);
  expect(check('<Number>12345</Number><Born><Date>1990-02-15</Date></Born><State>B</State>')).toBe(true);
});

test('refuses a missing required element or attribute', () => {
  expect(check('<Born><Year>1990</Year></Born>')).toBe(false);
  expect(check('<Number>123</Number>')).toBe(false);
  expect(validates('<Register/>')).toBe(false);
});

test('applies a pattern to the whole value, and several patterns as alternatives', () => {
  for (const number of ['1234', '123456', 'x123']) {
    expect(check(`<Number>${number}</Number><Born><Year>1990</Year></Born>`)).toBe(false);
  }
});

test('accepts exactly one branch of a choice', () => {
  expect(check('<Number>123</Number><Born><Year>1990</Year><Date>1990-02-15</Date></Born>')).toBe(false);
  expect(check('<Number>123</Number><Born/>')).toBe(false);
});

test('refuses a value outside an enumeration and a malformed date', () => {
  expect(check(`${good}<State>C</State>`)).toBe(false);
  expect(check('<Number>123</Number><Born><Date>15.02.1990</Date></Born>')).toBe(false);
});

test('accepts an empty element if nothing inside is required', () => {
  expect(check(`${good}<Address/>`)).toBe(true);
  expect(check(`${good}<Address><Street/></Address>`)).toBe(true);
});

test('accepts nil for a nillable element only', () => {
  const nil = 'xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  expect(check(`${good}<Died ${nil}/>`)).toBe(true);
  expect(check(`${good}<State ${nil}/>`)).toBe(false);
});

test('accepts unknown elements and attributes anywhere', () => {
  expect(check(`${good}<New><Inner x="1">y</Inner></New>`)).toBe(true);
  expect(check('<Number>123</Number><Born extra="1"><Year>1990</Year><Hour>3</Hour></Born>')).toBe(true);
});

test('makes an array of a repeatable element, even of a single one, and lists it as repeatable', () => {
  const { definitions, repeated } = convertXsd([{ name: 'register', text: register }]);
  expect(repeated).toEqual(['Person']);
  expect(definitions['Register']?.properties?.['Person']).toMatchObject({
    type: 'array',
    items: { $ref: '#/$defs/Person' },
  });
  expect(definitions['Person']?.description).toBe('Somebody.');
});

test('distinguishes equal names of two files by their file', () => {
  const { definitions } = convertXsd([
    {
      name: 'request',
      text: schema('<xs:simpleType name="Id"><xs:restriction base="xs:int"/></xs:simpleType>'),
    },
    { name: 'response', text: schema('<xs:element name="Id"/><xs:element name="Other"/>') },
  ]);
  expect(Object.keys(definitions)).toEqual(['RequestId', 'ResponseId', 'Other']);
});

test.each([
  ['<xs:group name="G"/>', /broken\.xsd: xs:group/],
  ['<xs:element name="E" type="xs:hexBinary"/>', /xs:hexBinary/],
  ['<xs:element name="E" type="t:Nowhere"/>', /"t:Nowhere" is no type/],
  ['<xs:complexType name="C"><xs:simpleContent/></xs:complexType>', /xs:simpleContent/],
  [simple('<xs:totalDigits value="3"/>'), /xs:totalDigits/],
  [simple('<xs:pattern value="\\i+"/>'), /simpler terms/],
])('refuses an unsupported construct by name: %s', (declaration, message) => {
  expect(() => convertXsd([{ name: 'broken', text: schema(declaration) }])).toThrow(message);
});

test('generates only schemas that a strict validator accepts', async () => {
  const folder = '../src/generated/wire';
  const files = await readdir(new URL(folder, import.meta.url));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const module: unknown = await import(`${folder}/${file}`);
    const schemas = isObject(module) && isObject(module['schemas']) ? module['schemas'] : {};
    const definitions = isObject(schemas['$defs']) ? Object.keys(schemas['$defs']) : [];
    expect(definitions).not.toEqual([]);
    const ajv = validator().addSchema(schemas);
    for (const name of definitions) {
      expect(ajv.compile({ $ref: `${String(schemas['$id'])}#/$defs/${name}` })).toBeInstanceOf(Function);
    }
  }
});

/** Whether a register that holds one person with this inside keeps the contract. */
function check(person: string): boolean {
  return validates(`<t:Register xmlns:t="urn:test" count="1"><Person>${person}</Person></t:Register>`);
}

function validates(xml: string): boolean {
  const { definitions, repeated } = convertXsd([{ name: 'register', text: register }]);
  const parser = new XMLParser({
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    trimValues: true,
    isArray: (name) => repeated.includes(name),
  });
  const message: unknown = parser.parse(xml);
  const ajv = validator().addSchema({ $id: 'register', $defs: definitions });
  const root = { type: 'object', properties: { Register: { $ref: 'register#/$defs/Register' } } };
  return ajv.validate(root, message);
}

function validator(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
  return addFormats.default(ajv.addVocabulary([FIELD_KIND]));
}

function schema(declarations: string): string {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">${declarations}</xs:schema>`;
}

function simple(facet: string): string {
  return `<xs:simpleType name="S"><xs:restriction base="xs:string">${facet}</xs:restriction></xs:simpleType>`;
}
