/**
 * The queries that the playground opens with, about persons that the caller names, and of the sources that
 * are found.
 */
import { parse, print, type GraphQLSchema } from 'graphql';
import type { Source } from '../source-api/source.ts';
import { exampleSelection } from './example-selection.ts';

export interface PlaygroundExample {
  /** One line, shown above the query. */
  readonly title: string;
  readonly query: string;
  /** Request headers beside those that the page has of itself. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The triple that names a person, as in `SubjectInput`. */
export interface ExampleSubject {
  readonly identityNumber: string;
  readonly fullName: string;
  readonly dateOfBirth: string;
}

/** The part of a source that its examples are derived from. */
export type ExampleSource = Pick<Source, 'field' | 'parts'>;

/**
 * `first` is asked about alone, `others` together with them in a list.
 *
 * @param scan text of the card of `first`; undefined where scans are not read
 */
export function playgroundExamples(
  schema: GraphQLSchema,
  sources: readonly ExampleSource[],
  first: ExampleSubject,
  others: readonly ExampleSubject[],
  scan: string | undefined,
): readonly PlaygroundExample[] {
  const select = (some: readonly ExampleSource[], most: number) =>
    some.map(({ field }) => exampleSelection(schema, field, most)).join(' ');
  return [
    {
      title: 'One person, every source, one request',
      query: printed(
        `query OnePerson { citizen(subject: ${literal(first)}) { completeness ${select(sources, 5)} conflicts { fact values { source value } } } }`,
      ),
    },
    {
      title: 'Several persons, answered in the order asked',
      query: printed(
        `query SeveralPersons { citizens(subjects: [${[first, ...others].map(literal).join(' ')}]) { subject { fullName } completeness ${select(sources.slice(0, 2), 2)} } }`,
      ),
    },
    {
      title: 'Places of today and of before 2025-07-01, and code lists: nobody’s data',
      query: printed(PLACES),
    },
    {
      title: 'Where an answer comes from, or why there is none',
      query: printed(provenance(first, sources)),
    },
    ...(scan === undefined
      ? []
      : [
          {
            title: 'One person, named by the scan of a card',
            query: printed(
              `query ByScan { citizenByScan(text: ${JSON.stringify(scan)}) { scanned { format fullName dateOfBirth residence } completeness ${select(sources.slice(0, 2), 2)} conflicts { fact scanned values { source value } } } }`,
            ),
          },
        ]),
  ];
}

const PLACES = `query Places {
  codeList(list: COMMUNE, version: "before-2025-07-01", search: "ben nghe") {
    total
    items { code name unit { district { name } province { name } became { unit { code name } extent } } }
  }
  commune(code: "26740") { version name province { name } madeOf { unit { code name } extent } }
}`;

function provenance(subject: ExampleSubject, sources: readonly ExampleSource[]): string {
  const answers = sources.map(({ field, parts }) => {
    const further = parts.flatMap((part) =>
      part.field === undefined ? [] : [`${part.field} { ...answer }`],
    );
    return `${field} { ...answer ${further.join(' ')} }`;
  });
  return `query Provenance {
    citizen(subject: ${literal(subject)}) { completeness ${answers.join(' ')} }
    sources { id name(lang: EN) served batchSize timeoutMs }
  }
  fragment answer on SourceAnswer {
    status
    match { number name dateOfBirth }
    provenance { source freshness fetchedAt expiresAt ageSeconds sourceAsOf requestId }
    failure { code message retryable retryAfterMs sourceCode }
  }`;
}

function printed(query: string): string {
  return `${print(parse(query))}\n`;
}

// JSON strings are GraphQL strings, so quotes in a name do no harm.
function literal({ identityNumber, fullName, dateOfBirth }: ExampleSubject): string {
  const [number, name, date] = [identityNumber, fullName, dateOfBirth].map((value) => JSON.stringify(value));
  return `{ identityNumber: ${number}, fullName: ${name}, dateOfBirth: ${date} }`;
}
