/** Notes of answers, for tests of connectors. */
import type { Read } from '../../src/source-api/answer.ts';
import type { Note } from '../../src/source-api/draft.ts';

/** Notes of an answer about fields that could not be read. */
export function notesOf(answer: Read): readonly Note[] {
  return ('notes' in answer && answer.notes) || [];
}

export function unreadable(field: string): Note {
  return { field, reason: 'UNREADABLE' };
}
