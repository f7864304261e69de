/** Content-Type of a request (RFC 9110, 8.3). */
import { parse } from 'content-type';

/**
 * True for a body of a type that is always UTF-8, as JSON types are (RFC 8259, 8.1). Parameters but `charset`
 * have no meaning there. The whole type is compared: browsers let pages of other origins send some types
 * unasked (CORS).
 */
export function isUtf8Of(type: string, header = ''): boolean {
  const { type: given, parameters } = parse(header);
  return given === type && /^utf-?8$/i.test(parameters['charset'] ?? 'utf-8');
}
