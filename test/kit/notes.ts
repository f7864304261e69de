/** Notes of answers, for tests of connectors. */
import type { Read } from '../../src/source-api/answer.ts';
import type { Note } from '../../src/source-api/draft.ts';

/** What of an answer's record could not be read. */
export function notesOf(answer: Read): readonly Note[] {
  return ('notes' in answer && answer.notes) || [];
}

export function unreadable(field: string): Note {
  return { field, reason: 'UNREADABLE' };
}
