/**
 * People whose numbers stand in somebody else's record: parents, spouses, heads of household. They are found by the schema,
 * so a new source's people are found too: whatever has the field `identityNumber` is a person.
 */
import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { OperationPlan } from '../access/plan.ts';
import { coordinateOf } from '../access/schema-rules.ts';
import type { Part, Source } from '../ask/source.ts';
import { once } from '../once.ts';

/** Somebody in a record, by the field that leads to them, e.g. `Identity.father`. */
export interface Mentioned {
  readonly field: string;
  /** Undefined where the record holds no number. */
  readonly identityNumber: string | undefined;
}

/** Finds those to whom a field leads that the operation reads and may read. */
export type FindMentioned = (
  plan: OperationPlan,
  denied: ReadonlySet<string>,
) => (source: Source, part: Part<unknown>, record: unknown) => readonly Mentioned[];

/** A field on the way to a person. */
interface Step {
  readonly name: string;
  readonly coordinate: string;
  readonly isPerson: boolean;
  readonly next: readonly Step[];
}

/** No record is nested deeper. */
const DEEPEST = 10;

export function mentionedBy(schema: GraphQLSchema): FindMentioned {
  const stepsTo = (
    type: GraphQLObjectType,
    reads: (coordinate: string) => boolean,
    depth = 0,
  ): readonly Step[] =>
    Object.values(type.getFields()).flatMap((field) => {
      const next = getNamedType(field.type);
      const coordinate = coordinateOf(type, field.name);
      if (!isObjectType(next) || next.name === 'Citizen' || !reads(coordinate) || depth > DEEPEST) return [];
      const isPerson = next.getFields()['identityNumber'] !== undefined;
      const step = { name: field.name, coordinate, isPerson, next: stepsTo(next, reads, depth + 1) };
      return isPerson || step.next.length > 0 ? [step] : [];
    });
  const recordOf = ({ field }: Source, part: Part<unknown>): GraphQLObjectType | undefined => {
    const answer = fieldType(schema.getType('Citizen'), field);
    const own = part.field === undefined ? answer : fieldType(answer, part.field);
    return fieldType(own, 'record');
  };
  const finderOf = once((plan: OperationPlan) =>
    once((denied: ReadonlySet<string>): ReturnType<FindMentioned> => {
      const byPart = new Map<Part<unknown>, readonly Step[]>();
      const reads = (coordinate: string) => plan.used.has(coordinate) && !denied.has(coordinate);
      const stepsOf = (source: Source, part: Part<unknown>): readonly Step[] => {
        const found = byPart.get(part);
        if (found) return found;
        const type = recordOf(source, part);
        const steps = type ? stepsTo(type, reads) : [];
        byPart.set(part, steps);
        return steps;
      };
      return (source, part, record) => {
        const found: Mentioned[] = [];
        walk(stepsOf(source, part), record, found);
        return found;
      };
    }),
  );
  return (plan, denied) => finderOf(plan)(denied);
}

function walk(steps: readonly Step[], value: unknown, found: Mentioned[]): void {
  for (const { name, coordinate, isPerson, next } of steps) {
    for (const one of listOf(valueOf(value, name))) {
      if (isPerson) found.push({ field: coordinate, identityNumber: numberOf(one) });
      walk(next, one, found);
    }
  }
}

function fieldType(type: unknown, field: string): GraphQLObjectType | undefined {
  const found = isObjectType(type) ? type.getFields()[field] : undefined;
  const named = found && getNamedType(found.type);
  return isObjectType(named) ? named : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function valueOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** The personal number, or the former one where there is no other. */
function numberOf(person: unknown): string | undefined {
  const number = valueOf(person, 'identityNumber');
  const own = typeof number === 'string' ? number : valueOf(person, 'formerNumber');
  return typeof own === 'string' ? own : undefined;
}
