/**
 * Contract drift of a wire format: a renamed field, unknown fields, unreadable values. Works on any JSON or
 * XML body of a mock; the XML must have no blanks between elements.
 */
import { isObject } from './unknown.ts';

/** The body with the field renamed wherever it occurs. */
export function renamed(body: string, field: string): string {
  return isXml(body)
    ? body.replaceAll(new RegExp(String.raw`(</?(?:\w+:)?)${field}(?=[\s/>])`, 'g'), `$1${field}Moi`)
    : body.replaceAll(`"${field}":`, `"${field}Moi":`);
}

/** The body with a new field at the end of every object or element that contains fields. */
export function extended(body: string): string {
  if (isXml(body)) return body.replaceAll(/(?<=<\/[^>]+>|\/>)(?=<\/)/g, '<TruongMoi>1</TruongMoi>');
  return JSON.stringify(JSON.parse(body), (_name, value: unknown) =>
    isObject(value) ? { ...value, truongMoi: '1' } : value,
  );
}

/**
 * The body with fields added inside the field wherever it occurs, also in an XML document inside a JSON
 * string.
 */
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
