/**
 * The page at /control/: the people, each source's records about them, and buttons for the faults. It is for
 * people; programs use the JSON addresses beside it. All its files come from this origin.
 */
import { generate } from 'lean-qr';
import { escapeUTF8 } from 'entities/escape';
import { toSvgSource } from 'lean-qr/extras/svg';
import {
  FAULT_KINDS,
  TIMES_RULE,
  type FaultKindRow,
  type NumberRule,
  type TextRule,
} from '../../kit/fault-kinds.ts';
import type { MockSystem } from '../../kit/system.ts';
import type { CardText } from '../../people/card.ts';
import type { Persona } from '../../people/index.ts';
import { cardTextsOf } from '../cards.ts';
import { SCENARIOS } from '../scenarios.ts';
import { html, Html } from './html.ts';
import { sourceHtml } from './record.ts';

export const GALLERY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function galleryPage(personas: readonly Persona[], systems: readonly MockSystem[]): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Liên Thông: the mock systems</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="gallery.css" />
        <script type="application/json" id="fault-kinds">
          ${faultKindsJson()}
        </script>
        <script type="module" src="gallery.js"></script>
      </head>
      <body>
        <header>
          <h1>The mock systems</h1>
          <p>
            Everybody here is synthetic. For programs: <a href="personas">personas</a>,
            <a href="population">population</a>, <a href="population?kind=difficult">difficult people</a>,
            <a href="stats">stats</a>, <a href="faults">faults</a>, <a href="scenario">scenario</a>.
          </p>
          <nav aria-label="Personas">
            ${personas.map(({ name }, i) => html`<a lang="vi" href="#persona-${i}">${name}</a>`)}
          </nav>
        </header>
        <main>
          <section aria-labelledby="faults-title">
            <h2 id="faults-title">Faults</h2>
            ${scenarioForm()}
            <div class="systems">${systems.map(({ id }) => systemForm(id))}</div>
            <p class="problem" role="alert"></p>
          </section>
          <section aria-labelledby="people-title">
            <h2 id="people-title">Personas</h2>
            ${personas.map((persona, i) => personaHtml(persona, i, systems))}
          </section>
        </main>
      </body>
    </html> `.text;
}

function personaHtml({ name, story, person }: Persona, place: number, systems: readonly MockSystem[]): Html {
  const { identityNumber, fullName, dateOfBirth } = person.subject;
  return html`<article id="persona-${place}">
    <h3 lang="vi">${name}</h3>
    <p>${story}</p>
    <div class="person">
      <dl class="subject">
        ${copied('Số định danh', identityNumber)} ${copied('Họ và tên', fullName)}
        ${copied('Ngày sinh', dateOfBirth)}
      </dl>
    </div>
    <div class="cards">${cardTextsOf(person, systems).map(cardHtml)}</div>
    ${systems.map(({ id, expectedAnswer }) => sourceHtml(id, expectedAnswer(person)))}
  </article>`;
}

function copied(term: string, value: string): Html {
  return html`<dt lang="vi">${term}</dt>
    <dd lang="vi">
      <code>${value}</code>
      <button type="button" data-copy="${value}" aria-label="Copy ${value}">Copy</button>
    </dd>`;
}

function cardHtml({ format, title, text }: CardText): Html {
  const isZone = format === 'IDENTITY_CARD_MRZ';
  return html`<figure>
    ${isZone ? '' : qrPicture(title, text)}
    <figcaption>
      <span lang="vi">${title}</span>
      <button type="button" data-copy="${text}" aria-label="Copy ${title}">Copy</button>
    </figcaption>
    ${isZone ? html`<pre>${text}</pre>` : html`<code lang="vi">${text}</code>`}
  </figure>`;
}

function qrPicture(title: string, text: string): Html {
  const svg = toSvgSource(generate(text), { on: 'black', off: 'white', pad: 4, width: 180, height: 180 });
  return new Html(svg.replace('<svg ', `<svg role="img" aria-label="${escapeUTF8(title)}" `));
}

function systemForm(id: string): Html {
  return html`<form data-system="${id}">
    <h4>${id}</h4>
    <p class="active">…</p>
    <label
      >Fault
      <select name="kind">
        ${Object.keys(FAULT_KINDS).map((kind) => html`<option>${kind}</option>`)}
      </select></label
    >
    <p class="about"></p>
    <span class="parameters"></span>
    <label
      >Times
      <input
        name="times"
        type="number"
        min="${TIMES_RULE.minimum}"
        max="${TIMES_RULE.maximum}"
        placeholder="until cleared"
    /></label>
    <span class="buttons">
      <button>Set</button>
      <button type="button" data-clear="${id}" aria-label="Clear ${id}">Clear</button>
    </span>
  </form>`;
}

function scenarioForm(): Html {
  return html`<form id="scenario">
    <label
      >Scenario
      <select name="name">
        ${Object.entries(SCENARIOS).map(
          ([name, { about }]) => html`<option data-about="${about}">${name}</option>`,
        )}
      </select></label
    >
    <label>Seed <input name="seed" value="1" size="8" /></label>
    <span class="buttons">
      <button>Play</button>
      <button type="button" id="clear-all">Clear all faults</button>
    </span>
    <p class="about"></p>
    <p class="active">…</p>
  </form>`;
}

/**
 * The table of faults for the script. JSON inside HTML must escape only "<", which could end the block early.
 */
function faultKindsJson(): Html {
  const kinds: Readonly<Record<string, FaultKindRow>> = FAULT_KINDS;
  const rows = Object.entries(kinds).map(([kind, { about, parameters }]) => {
    return [kind, { about, inputs: Object.entries(parameters).map(([name, rule]) => inputOf(name, rule)) }];
  });
  return new Html(JSON.stringify(Object.fromEntries(rows)).replaceAll('<', String.raw`\u003c`));
}

/** Attributes of the input element for a parameter. */
function inputOf(name: string, rule: NumberRule | TextRule): Readonly<Record<string, string>> {
  if ('pattern' in rule) {
    return { name, type: 'text', title: rule.form, value: rule.otherwise ?? '' };
  }
  const { minimum, maximum, unit, fraction } = rule;
  const step = fraction === true ? 'any' : '1';
  return { name, type: 'number', min: `${minimum}`, max: `${maximum}`, step, title: unit };
}
