/**
 * The floor: a hand-written server without GraphQL that asks the five sources at once and picks the fields by
 * hand.
 */
import { createServer } from 'node:http';
import { nameOf, type Coded } from '../../src/codes/coded-value.ts';
import type { Source } from '../../src/source-api/source.ts';
import { Subject } from '../../src/subject/subject.ts';
import type { AskDirectly } from '../direct.ts';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null ? (value as Fields) : undefined;
const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? (value as readonly Fields[]) : [];
const named = (value: unknown) => ({ name: value ? nameOf(value as Coded, 'VI') : null });
const coded = (value: unknown) => value && { code: (value as Coded).code, ...named(value) };

/** The fields of the combined query, by source. */
const PICK: Readonly<Record<string, (record: Fields) => Fields>> = {
  population: ({ fullName, dateOfBirth, sex, permanentAddress }) => {
    const address = fieldsOf(permanentAddress);
    return {
      fullName,
      dateOfBirth,
      sex: coded(sex),
      permanentAddress: address && {
        detail: address['detail'],
        commune: coded(address['commune']),
        province: coded(address['province']),
      },
    };
  },
  'health-insurance': ({ cardNumber, valid, validTo, registeredFacility }) => ({
    cardNumber,
    valid,
    validTo,
    registeredFacility: registeredFacility && { name: fieldsOf(registeredFacility)?.['name'] },
  }),
  'social-insurance': ({ participations }) => ({
    participations: listOf(participations).map(({ insuranceNumber, status }) => ({
      insuranceNumber,
      status: named(status),
    })),
  }),
  'driving-licence': ({ licences }) => ({
    licences: listOf(licences).map((licence) => ({
      number: licence['number'],
      class: coded(licence['class']),
      issuedOn: licence['issuedOn'],
      expiresOn: licence['expiresOn'],
      status: named(licence['status']),
    })),
  }),
  'civil-status': ({ birth: held, marriages }) => {
    const birth = fieldsOf(held);
    const registration = fieldsOf(birth?.['registration']);
    const person = (value: unknown) => value && { fullName: fieldsOf(value)?.['fullName'] };
    return {
      birth: birth && {
        registration: registration && { number: registration['number'], place: registration['place'] },
        father: person(birth['father']),
        mother: person(birth['mother']),
      },
      marriages: listOf(marriages).map(({ establishedOn, spouse }) => ({
        establishedOn,
        spouse: person(spouse),
      })),
    };
  },
};

export function startFloor(sources: readonly Source[], ask: AskDirectly): Promise<number> {
  const citizen = async (subject: Subject, asked: readonly Source[]) => {
    const answers = await Promise.all(
      asked.map(async (source) => {
        const { status, record } = await ask(source, source.parts[0], subject);
        const held = fieldsOf(record);
        return [source.field, { status, record: held ? (PICK[source.id]?.(held) ?? null) : null }] as const;
      }),
    );
    return Object.fromEntries(answers);
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
        query: string;
        variables: { subject?: object; subjects?: readonly object[] };
      };
      const isCombined = query.includes('civilStatus');
      const asked = sources.filter(({ id }) => (isCombined ? id in PICK : id === 'population'));
      const { subject, subjects } = variables;
      const one = async (given: object) =>
        citizen(Subject.parse(given as Parameters<typeof Subject.parse>[0]), asked);
      const work = subjects
        ? Promise.all(subjects.map(one)).then((citizens) => ({ citizens }))
        : one(subject ?? {}).then((found) => ({ citizen: found }));
      const answer = async () => {
        const body = JSON.stringify({ data: await work });
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
          .end(body);
      };
      void answer();
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
