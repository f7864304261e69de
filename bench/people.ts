/** The synthetic people whom the mock systems know. */
import type { BenchSubject } from './workloads.ts';

export async function peopleOf(controlUrl: string, count: number): Promise<readonly BenchSubject[]> {
  const people: BenchSubject[] = [];
  const page = 1000;
  while (people.length < count) {
    const answer = await fetch(
      `${controlUrl}/population?offset=${people.length}&limit=${Math.min(page, count - people.length)}`,
    );
    const told = (await answer.json()) as { readonly people: readonly { readonly subject: BenchSubject }[] };
    people.push(...told.people.map(({ subject }) => subject));
  }
  return people;
}
