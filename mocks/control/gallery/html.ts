/** HTML templates. Interpolated values are escaped unless they are HTML fragments from this module. */
import { escapeUTF8 } from 'entities/escape';

export class Html {
  readonly text: string;

  /** @param text trusted HTML, inserted unescaped */
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
