/** Pieces of HTML: what is put into a template is escaped unless it is such a piece itself. */
import { escapeUTF8 } from 'entities/escape';

export class Html {
  readonly text: string;

  /** @param text HTML that can be trusted as it stands */
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | readonly Html[];

export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.map((part, i) => part + written(values[i] ?? '')).join(''));
}

function written(value: Value): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return escapeUTF8(String(value));
}
