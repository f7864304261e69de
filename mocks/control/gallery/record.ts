/**
 * Renders a source's record of any shape: objects as lists of terms, lists as lists, codes with their names.
 */
import { isObject } from '../../kit/unknown.ts';
import type { ExpectedPart, ExpectedAnswer } from '../../kit/system.ts';
import { html, type Html } from './html.ts';

/** The expected answer of a source, and those of its further parts. */
export function sourceHtml(id: string, expectedAnswer: ExpectedAnswer): Html {
  const { outcome, record, ...further } = expectedAnswer;
  const parts = Object.entries(further).flatMap(([name, part]) => {
    return isPart(part) ? [partHtml(`${id}: ${name}`, part)] : [];
  });
  return html`${partHtml(id, { outcome, record })}${parts}`;
}

function isPart(value: unknown): value is ExpectedPart {
  return isObject(value) && typeof value['outcome'] === 'string' && 'record' in value;
}

function partHtml(title: string, { outcome, record }: ExpectedPart): Html {
  const heading = html`${title} <span class="outcome ${outcome}">${outcome}</span>`;
  if (record === null) return html`<p class="part">${heading}</p>`;
  return html`<details class="part">
    <summary>${heading}</summary>
    ${valueHtml(record)}
  </details>`;
}

function valueHtml(value: unknown): Html {
  if (Array.isArray(value)) return listHtml(value);
  if (!isObject(value)) return html`${value === true ? 'yes' : value === false ? 'no' : String(value)}`;
  const { list, code, name } = value;
  if (typeof list === 'string' && typeof code === 'string') {
    return html`<code>${code}</code> ${typeof name === 'string' ? name : ''}`;
  }
  const held = Object.entries(value).filter(([, content]) => content !== null);
  return html`<dl>
    ${held.map(
      ([term, content]) =>
        html`<dt>${term}</dt>
          <dd>${valueHtml(content)}</dd>`,
    )}
  </dl>`;
}

function listHtml(values: readonly unknown[]): Html {
  if (values.length === 0) return html`none`;
  return html`<ol>
    ${values.map((value) => html`<li>${valueHtml(value)}</li>`)}
  </ol>`;
}
