/**
 * How a wire format moves away from its contract: a field under another name, and fields that nobody knows.
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

function isXml(body: string): boolean {
  return body.startsWith('<');
}
