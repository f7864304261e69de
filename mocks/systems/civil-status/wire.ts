/**
 * Writes events as the XML document of contracts/civil-status/hotich.xsd, each with one date format. Absent
 * values are empty elements or left out, as in books of different age.
 */
import { escapeUTF8 } from 'entities/escape';
import type { Row } from '../../kit/columns.ts';
import type { AnyTable } from '../../kit/table.ts';
import { isObject, textOf } from '../../kit/unknown.ts';
import { rngOf, hashText, type Rng } from '../../people/hash.ts';
import type { Person } from '../../people/index.ts';
import { eventsOf } from './events.ts';
import {
  BIRTH,
  CHANGE,
  CONFIRMATION,
  CORRECTION,
  DEATH,
  MARRIAGE,
  RECOGNITION,
  type Correction,
  type Held,
} from './facts.ts';
import { dateForm } from './oddities.ts';

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

/** A date waits in an object for the form of its event. */
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
  const written = (name: string, columns: AnyTable, event: Held, more = '') => {
    const { id, book } = event.registration;
    const row = columns.row(event, { date: (date) => date && { date } });
    // Seeded by the event and not by the person asked for, so that both people see the same row.
    const content = elements(rngOf(hashText(id)), { ...row, quyenSo: book ?? '' }) + more;
    return { id, xml: element(name, content) };
  };
  const rows = [
    ...births.map((event) => written('KS', BIRTH, event)),
    ...marriages.map((event) => written('KH', MARRIAGE, event)),
    ...deaths.map((event) => written('KT', DEATH, event)),
    ...recognitions.map((event) => written('CMC', RECOGNITION, event)),
    ...confirmations.map((event) => written('HN', CONFIRMATION, event)),
    ...corrections.map((event) => written('CaiChinh', CORRECTION, event, changesXml(event))),
  ];
  if (rows.length === 0) return null;
  const inOrder = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ xml }) => xml);
  return `<?xml version="1.0" encoding="UTF-8"?>${element('hoTich', inOrder.join(''))}`;
}
