/**
 * How a wire format moves away from its contract: a field under another name, fields that nobody knows, and values that cannot be
 * read.
 * Works on any JSON or XML that a mock writes; XML without blanks between its elements.
 */
import { isObject } from './unknown.ts';

/** The body with the field, wherever it stands, under another name. */
export function renamed(body: string, field: string): string {
  return isXml(body)
    ? body.replaceAll(new RegExp(String.raw`(</?(?:\w+:)?)${field}(?=[\s/>])`, 'g'), `$1${field}Moi`)
    : body.replaceAll(`"${field}":`, `"${field}Moi":`);
}

/** The body with a new field at the end of everything that holds fields. */
export function extended(body: string): string {
  if (isXml(body)) return body.replaceAll(/(?<=<\/[^>]+>|\/>)(?=<\/)/g, '<TruongMoi>1</TruongMoi>');
  return JSON.stringify(JSON.parse(body), (_name, value: unknown) =>
    isObject(value) ? { ...value, truongMoi: '1' } : value,
  );
}

/** The body with fields inside the field, wherever it stands: also in an XML document that is a text of JSON. */
export function withOddValue(body: string, field: string): string {
  if (isXml(body)) {
    const element = String.raw`<((?:\w+:)?)${field}(\s[^>]*)?(?:/>|>[^]*?</\1${field}>)`;
    return body.replaceAll(new RegExp(element, 'g'), `<$1${field}><TruongMoi>1</TruongMoi></$1${field}>`);
  }
  return JSON.stringify(JSON.parse(body), (name, value: unknown) => {
    if (name === field) return { truongMoi: '1' };
    return typeof value === 'string' && isXml(value) ? withOddValue(value, field) : value;
  });
}

function isXml(body: string): boolean {
  return body.startsWith('<');
}
