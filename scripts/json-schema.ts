/** The subset of JSON Schema 2020-12 that the converters of XML Schema write. */

export interface JsonSchema {
  $ref?: string;
  description?: string;
  'x-kind'?: string;
  type?: 'string' | 'object' | 'array';
  const?: string;
  enum?: string[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  minProperties?: number;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
}
