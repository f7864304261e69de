/** The gateway's schema with the simplest resolvers: each field of a citizen makes its own call. */
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { wholeSchema } from '../../src/graphql/whole-schema.ts';
import type { Part, Source } from '../../src/source-api/source.ts';
import { nameOf, type Coded } from '../../src/codes/coded-value.ts';
import { Subject } from '../../src/subject/subject.ts';
import type { AskDirectly } from '../direct.ts';

type Given = Parameters<typeof Subject.parse>[0];

export function plainSchema(sources: readonly Source[], ask: AskDirectly): GraphQLSchema {
  const byPart = new Map<Part<unknown>, Source>(
    sources.flatMap((source) => source.parts.map((part) => [part, source] as const)),
  );
  const citizen = (given: Given) => {
    const subject = Subject.parse(given);
    const answer = (part: Part<unknown>) => {
      const source = byPart.get(part);
      return source && ask(source, part, subject);
    };
    return { subject, answer };
  };
  /** Only the main part; no workload for these contenders selects another part. */
  const fields = Object.fromEntries(
    sources.map((source) => [
      source.field,
      ({ answer }: ReturnType<typeof citizen>) => answer(source.parts[0]),
    ]),
  );
  return makeExecutableSchema({
    typeDefs: wholeSchema(sources),
    resolvers: {
      Query: {
        citizen: (_query: unknown, { subject }: { subject: Given }) => citizen(subject),
        citizens: (_query: unknown, { subjects }: { subjects: readonly Given[] }) => subjects.map(citizen),
      },
      Citizen: fields,
      CodedValue: { name: (code: Coded, { lang }: { lang?: 'VI' | 'EN' }) => nameOf(code, lang ?? 'VI') },
    },
  });
}
