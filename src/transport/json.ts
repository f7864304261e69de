import { SourceError } from '../ask/answer.ts';

/**
 * @returns the parsed text, whatever its shape
 * @throws SourceError BAD_RESPONSE, without the parser's message, which would quote the text
 */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new SourceError({ code: 'BAD_RESPONSE' }, 'not JSON');
  }
}
