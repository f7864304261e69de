/** The banner of `npm start`: addresses, three people to query, and a curl line to paste. */
import Type, { type Static } from 'typebox';
import type { ExampleSubject } from '#lienthong/web/playground-examples';

/** A persona of `GET /control/personas`. */
export const Persona = Type.Object({
  story: Type.String(),
  subject: Type.Object({
    identityNumber: Type.String(),
    fullName: Type.String(),
    dateOfBirth: Type.String(),
  }),
  cardQr: Type.String(),
});

export type Persona = Static<typeof Persona>;

interface Banner {
  readonly gatewayUrl: string;
  readonly mocks: { readonly controlUrl: string; readonly urls: Readonly<Record<string, string>> };
  readonly personas: readonly Persona[];
  /** Headers of the officer, without the token. */
  readonly headers: Readonly<Record<string, string>>;
  /** Fields of Citizen that the curl line asks for. */
  readonly selections: readonly string[];
}

export function formatBanner({ gatewayUrl, mocks, personas, headers, selections }: Banner): string {
  const addresses = [
    ['GraphQL and playground', `${gatewayUrl}/graphql`],
    ['People and faults', `${mocks.controlUrl}/`],
    ...Object.entries(mocks.urls).map(([id, url]) => [`Mock ${id}`, url]),
  ];
  const people = personas.slice(0, 3);
  const [first] = people;
  return [
    '',
    'Liên Thông is up. All people in it are synthetic.',
    '',
    ...addresses.map(([what = '', where = '']) => `  ${what.padEnd(24)}${where}`),
    '',
    'Three people to ask about:',
    '',
    ...people.flatMap(({ story, subject }) => [
      `  ${subject.fullName}, ${subject.identityNumber}, born ${subject.dateOfBirth}`,
      `    ${story}`,
    ]),
    '',
    ...(first
      ? [
          'Try it (paste into another terminal):',
          '',
          curl(gatewayUrl, first.subject, headers, selections),
          '',
        ]
      : []),
    'Ctrl-C stops everything.',
    '',
  ].join('\n');
}

function curl(
  gatewayUrl: string,
  subject: ExampleSubject,
  headers: Readonly<Record<string, string>>,
  selections: readonly string[],
): string {
  const query = `query($s: SubjectInput!) { citizen(subject: $s) { completeness ${selections.join(' ')} } }`;
  const body = JSON.stringify({ query, variables: { s: subject } });
  const options = Object.entries({ 'Content-Type': 'application/json', ...headers }).map(
    ([name, value]) => `-H ${quoted(`${name}: ${value}`)}`,
  );
  return `curl -s ${gatewayUrl}/graphql -H "Authorization: Bearer ${token(gatewayUrl)}" ${options.join(' ')} -d ${quoted(body)}`;
}

/**
 * Command substitution that fetches the officer's token where the line is pasted, with curl and sed alone.
 */
function token(gatewayUrl: string): string {
  const pattern = String.raw`s/.*"officer":{"token":"\([^"]*\)".*/\1/`;
  return `$(curl -s ${gatewayUrl}/dev/tokens | sed '${pattern}')`;
}

/** One word for a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
