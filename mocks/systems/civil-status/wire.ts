/**
 * Writes events as the XML document of contracts/civil-status/hotich.xsd, each with one date format. Absent
 * values are empty elements or left out, as in books of different age.
 */
import { escapeUTF8 } from 'entities/escape';
import type { Row } from '../../kit/columns.ts';
import type { Forms } from '../../kit/table.ts';
import { isObject, textOf } from '../../kit/unknown.ts';
import { rngOf, hashText, type Rng } from '../../people/hash.ts';
import { eventsOf } from './events.ts';
import {
  ABROAD,
  CHANGE,
  CHILD,
  CONFIRMATION,
  CORRECTED,
  CORRECTED_PERSON,
  CORRECTION,
  DEATH,
  DECISION,
  ISSUE,
  MARRIAGE,
  NOTICE,
  PERSON,
  RECOGNITION,
  REGISTRATION,
  REQUESTER,
  RESIDENCE,
  SEX,
  type Birth,
  type Confirmation,
  type Correction,
  type Death,
  type Held,
  type Marriage,
  type Named,
  type Recognition,
} from './facts.ts';
import type { Person } from '../../people/index.ts';
import { dateForm } from './oddities.ts';

/** The columns of a table, with a prefix. A date waits in an object for the form of its event. */
function columns<Facts>(
  { row }: { readonly row: (facts: Facts | null, forms: Forms) => Row },
  facts: Facts | null,
  prefix = '',
): Row {
  const written = row(facts, { date: (date) => date && { date } });
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [prefix + name, value]));
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function elements(rng: Rng, row: Row): string {
  const form = dateForm(rng);
  return Object.entries(row)
    .map(([name, value]) => {
      const text = isObject(value) ? form(String(value['date'])) : textOf(value);
      if (text !== null) return element(name, escapeUTF8(text));
      return rng(`${name} none`, 2) === 0 ? `<${name}/>` : '';
    })
    .join('');
}

function personColumns(prefix: string, held: Named | null): Row {
  return {
    ...columns(PERSON, held, prefix),
    ...inWords(prefix, held),
    ...columns(RESIDENCE, held?.residence ?? null, prefix),
  };
}

/** Texts in place of codes. */
function inWords(prefix: string, held: Named | Birth['child'] | null): Row {
  return {
    [`${prefix}DanToc`]: held?.ethnicGroup ?? held?.ethnicGroupText ?? null,
    [`${prefix}QuocTich`]: held?.nationality ?? held?.nationalityText ?? null,
  };
}

function birthColumns({ registration, child, mother, father, requester }: Birth): Row {
  return {
    ...columns(ABROAD, registration.abroad),
    ...columns(CHILD, child, 'nks'),
    ...inWords('nks', child),
    ...personColumns('me', mother),
    ...personColumns('cha', father),
    ...columns(REQUESTER, requester, 'nyc'),
  };
}

function marriageColumns(held: Marriage): Row {
  return {
    ...columns(ABROAD, held.registration.abroad),
    ...personColumns('chong', held.husband),
    ...columns(ISSUE, held.husband, 'chong'),
    ...personColumns('vo', held.wife),
    ...columns(ISSUE, held.wife, 'vo'),
    ...columns(MARRIAGE, held),
    ...columns(DECISION, held.divorce, 'lyHon'),
  };
}

function deathColumns(held: Death): Row {
  return {
    ...columns(ABROAD, held.registration.abroad),
    ...personColumns('nkt', held.deceased),
    ...columns(SEX, held.deceased, 'nkt'),
    ...columns(DEATH, held),
    ...columns(NOTICE, held.notice),
    ...columns(REQUESTER, held.requester, 'nyc'),
  };
}

function recognitionColumns(held: Recognition): Row {
  return {
    ...columns(RECOGNITION, held),
    ...columns(DECISION, held.decision, 'quyetDinh'),
    ...personColumns('cm', held.parent),
    ...personColumns('con', held.child),
    ...columns(SEX, held.child, 'con'),
  };
}

function confirmationColumns(held: Confirmation): Row {
  return {
    ...personColumns('nxn', held.person),
    ...columns(SEX, held.person, 'nxn'),
    ...columns(CONFIRMATION, held),
  };
}

function correctionColumns(held: Correction): Row {
  return {
    ...columns(CORRECTION, held),
    ...columns(CORRECTED_PERSON, held.person, 'ncc'),
    ...columns(SEX, held.person, 'ncc'),
    ...columns(CORRECTED, held.corrects),
  };
}

function changesXml({ changes }: Correction): string {
  const rows = changes.map((change) =>
    Object.entries(CHANGE.row(change))
      .map(([name, value]) =>
        value === null ? `<${name}/>` : element(name, escapeUTF8(textOf(value) ?? '')),
      )
      .join(''),
  );
  return element('noiDungCaiChinh', rows.map((row) => element('muc', row)).join(''));
}

/** The events of a person, or null if there are none. Their order is that of their ids and has no meaning. */
export function eventsXml(person: Person): string | null {
  const { births, marriages, deaths, recognitions, confirmations, corrections } = eventsOf(person);
  const written = <Event extends Held>(
    name: string,
    columnsOf: (event: Event) => Row,
    more: (event: Event) => string = () => '',
  ) => {
    return (event: Event) => {
      const { id, book } = event.registration;
      const row = { ...columns(REGISTRATION, event.registration), quyenSo: book ?? '', ...columnsOf(event) };
      // Seeded by the event and not by the person asked for, so that both people see the same row.
      const content = elements(rngOf(hashText(id)), row) + more(event);
      return { id, xml: element(name, content) };
    };
  };
  const rows = [
    ...births.map(written('KS', birthColumns)),
    ...marriages.map(written('KH', marriageColumns)),
    ...deaths.map(written('KT', deathColumns)),
    ...recognitions.map(written('CMC', recognitionColumns)),
    ...confirmations.map(written('HN', confirmationColumns)),
    ...corrections.map(written('CaiChinh', correctionColumns, changesXml)),
  ];
  if (rows.length === 0) return null;
  const inOrder = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ xml }) => xml);
  return `<?xml version="1.0" encoding="UTF-8"?>${element('hoTich', inOrder.join(''))}`;
}
