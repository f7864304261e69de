import { SourceError } from '../source-api/answer.ts';

/**
 * Reads JSON, also with a byte order mark or other blanks around it.
 *
 * @returns the parsed text, whatever its shape
 * @throws SourceError BAD_RESPONSE, without the parser's message, which would quote the text
 */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body.trim());
  } catch {
    throw new SourceError({ code: 'BAD_RESPONSE' }, 'not JSON');
  }
}
