/**
 * Rules between the pieces of a source: purposes that read it, a service account for
 * citizens, a port and an event key of its own, personas that its page names, and difficult cases.
 */
import { getNamedType, isObjectType } from 'graphql';
import type { MockSystem } from '../mocks/kit/system.ts';
import type { People } from '../mocks/people/index.ts';
import type { Purpose } from '../src/access/purposes/purpose.ts';
import type { SchemaRules } from '../src/graphql/schema-rules.ts';
import type { Source } from '../src/source-api/source.ts';
import { isObject } from '../src/lib/is-object.ts';
import { contractFaults, type SourceContract } from './source-contract.ts';

export interface Whole {
  readonly sources: readonly Source[];
  readonly systems: readonly MockSystem[];
  readonly contracts: readonly SourceContract[];
  readonly rules: SchemaRules;
  /** Of config/purposes.yml, without the one that is built in. */
  readonly purposes: readonly Purpose[];
  /** Blocks of `sources` in config/development.yml, by id. */
  readonly blocks: Readonly<Record<string, unknown>>;
  readonly people: People;
  /** The text of docs/sources/<id>.md. */
  readonly page: (id: string) => string;
}

/** A line for each fault: its place, the fault, and what to do. */
export function wholeFaults(whole: Whole): readonly string[] {
  return [
    ...portFaults(whole),
    ...sharedKeyFaults(whole),
    ...whole.contracts.flatMap((contract) => contractFaults(contract, whole.rules)),
    ...whole.sources.flatMap((source) => {
      const system = whole.systems.find(({ id }) => id === source.id);
      return [
        ...purposeFaults(source, whole),
        ...accountFaults(source, whole),
        ...(system
          ? [
              ...addressFaults(system, whole),
              ...eventFaults(system, whole),
              ...personaFaults(system, whole),
              ...difficultFaults(system, whole),
            ]
          : [`mocks/systems/${source.id}/index.ts exports another id: name it ${source.id}`]),
      ];
    }),
  ];
}

const PURPOSES = 'config/purposes.yml';
const DEVELOPMENT = 'config/development.yml';

/** Each part of a source is read by a purpose: without one, no caller ever sees it. */
function purposeFaults({ id, field, parts }: Source, { rules, purposes }: Whole): readonly string[] {
  const citizen = rules.schema.getType('Citizen');
  const answer = isObjectType(citizen) ? getNamedType(citizen.getFields()[field]?.type) : undefined;
  if (!isObjectType(answer)) {
    return [
      `schema/${id}.graphql has no field ${field} of Citizen: add it, or name it in src/sources/${id}/`,
    ];
  }
  return parts.flatMap((part) => {
    const type = part.field === undefined ? answer : getNamedType(answer.getFields()[part.field]?.type);
    if (!isObjectType(type)) {
      return [`schema/${id}.graphql has no field ${part.field} of ${answer.name}: add it for the part`];
    }
    const needed = [
      `Citizen.${field}`,
      ...(part.field === undefined ? [] : [`${answer.name}.${part.field}`]),
      `${type.name}.record`,
    ];
    return purposes.some(({ reads }) => needed.every((coordinate) => reads(coordinate)))
      ? []
      : [`${PURPOSES}: no purpose reads the part ${part.name} of ${id}: let one read ${needed.join(', ')}`];
  });
}

function accountFaults({ id }: Source, { purposes }: Whole): readonly string[] {
  return purposes
    .filter(({ kind, serviceAccount }) => kind === 'self' && serviceAccount(id) === undefined)
    .map(
      ({ code }) =>
        `${PURPOSES}: purpose ${code} has no service account for ${id}: add serviceAccounts.${id}, or '*' for all`,
    );
}

function portFaults({ systems }: Whole): readonly string[] {
  return systems.flatMap(({ id, portOffset }, index) => {
    const other = systems.slice(0, index).find((one) => one.portOffset === portOffset);
    const free = Math.max(...systems.map((one) => one.portOffset)) + 1;
    return other
      ? [`mocks/systems/${id}/index.ts has the port of ${other.id}: make portOffset ${free}, which is free`]
      : [];
  });
}

/** Port of the control address of `npm start`, which the configuration counts from. */
const CONTROL_PORT = 4100;

function addressFaults({ id, portOffset }: MockSystem, { blocks }: Whole): readonly string[] {
  const url = memberOf(blocks[id], 'url');
  const port = String(CONTROL_PORT + portOffset);
  return typeof url === 'string' && URL.parse(url)?.port === port
    ? []
    : [`${DEVELOPMENT}: sources.${id}.url does not lead to the mock system: name http://127.0.0.1:${port}`];
}

function eventFaults({ id, eventKey }: MockSystem, { blocks }: Whole): readonly string[] {
  if (!eventKey) {
    const remedy = 'make one with `npx lienthong keys new events`';
    return [`mocks/systems/${id}/ has no eventKey, so it sends no events: ${remedy}`];
  }
  const events = memberOf(blocks[id], 'events');
  const keys = memberOf(events, 'keys');
  const { kid, x, y } = eventKey;
  const isKnown =
    Array.isArray(keys) &&
    keys.some((key) => isObject(key) && key['kid'] === kid && key['x'] === x && key['y'] === y);
  return [
    ...(isKnown
      ? []
      : [
          `${DEVELOPMENT}: sources.${id}.events.keys lacks the public half of ${kid}: add kid, alg, kty, crv, x, y`,
        ]),
    ...(memberOf(events, 'source') === `urn:lienthong:mock:${id}`
      ? []
      : [`${DEVELOPMENT}: sources.${id}.events.source must be urn:lienthong:mock:${id}, as its events say`]),
  ];
}

/**
 * One key signs for one source alone. The id of a key tells nothing: it is made from that of the source. Keys
 * that both a mock system and the block of another source have are reported once.
 */
function sharedKeyFaults({ systems, blocks }: Whole): readonly string[] {
  const owners = new Map<string, string>();
  const faults = new Map<string, string>();
  const keys = [
    ...systems.map(({ id, eventKey }) => ({ id, place: `mocks/systems/${id}/`, key: eventKey })),
    ...Object.entries(blocks).flatMap(([id, block]) => {
      const configured = memberOf(memberOf(block, 'events'), 'keys');
      const place = `${DEVELOPMENT}: sources.${id}.events.keys`;
      return Array.isArray(configured) ? configured.map((key: unknown) => ({ id, place, key })) : [];
    }),
  ];
  for (const { id, place, key } of keys) {
    const [x, y] = [memberOf(key, 'x'), memberOf(key, 'y')];
    if (typeof x !== 'string' || typeof y !== 'string') continue;
    const owner = owners.get(`${x} ${y}`) ?? id;
    owners.set(`${x} ${y}`, owner);
    if (owner === id || faults.has(id)) continue;
    const remedy = 'give each its own, made with `npx lienthong keys new events`';
    faults.set(id, `${place} has the same event key as ${owner}: ${remedy}`);
  }
  return [...faults.values()];
}

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

/** Rows of the table of personas on a source's page: name, outcome and why. */
function personaRows(text: string): readonly (readonly [name: string, outcome: string])[] {
  const [, chapter = ''] = text.split('\n## Personas\n');
  const rows = chapter.split('\n## ', 1)[0]?.matchAll(/^\| (\S.*?) +\| `([A-Z_]+)` +\| \S.*\|$/gm) ?? [];
  return [...rows].map(([, name = '', outcome = '']) => [name, outcome]);
}

function personaFaults({ id, expectedAnswer }: MockSystem, { people, page }: Whole): readonly string[] {
  const file = `docs/sources/${id}.md`;
  const rows = personaRows(page(id));
  if (!rows.some(([, outcome]) => outcome === 'FOUND')) {
    return [
      `${file} names no persona that the source holds: add “## Personas” with a table of persona, answer (\`FOUND\`) and why`,
    ];
  }
  return rows.flatMap(([name, outcome]) => {
    const persona = people.personas.find((one) => one.name === name);
    if (!persona) return [`${file} names ${name}, who is no persona: take one of mocks/people/cast.ts`];
    const expected = expectedAnswer(persona.person).outcome;
    return expected === outcome
      ? []
      : [
          `${file} says ${outcome} for ${name}, the mock system ${expected}: correct the page or mocks/systems/${id}/`,
        ];
  });
}

const WRONG_NAME = 'asked by a wrong name';

/**
 * Some case makes the source answer about another person; one that is asked by the whole triple finds
 * nobody then.
 */
function difficultFaults({ id, expectedAnswer }: MockSystem, { people }: Whole): readonly string[] {
  const outcomes = new Map<string, string>();
  for (let place = 0; !outcomes.has(people.difficultCaseAt(place)); place++) {
    outcomes.set(people.difficultCaseAt(place), expectedAnswer(people.difficultAt(place)).outcome);
  }
  const others = [...outcomes].filter(([name]) => name !== WRONG_NAME);
  const findsNobody =
    outcomes.get(WRONG_NAME) === 'NOT_FOUND' && others.every(([, outcome]) => outcome === 'FOUND');
  return findsNobody || others.some(([, outcome]) => outcome === 'MISMATCH')
    ? []
    : [
        `mocks/people/difficult.ts has no case in which ${id} answers MISMATCH: ` +
          `let mocks/systems/${id}/ hold and expect what person.heldDifferently['${id}'] says`,
      ];
}
