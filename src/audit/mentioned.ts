/**
 * People whose numbers stand in somebody else's record: parents, spouses, heads of household. They are found by the schema,
 * so a new source's people are found too: whatever has the field `identityNumber` is a person.
 */
import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { coordinateOf } from '../access/schema-rules.ts';
import type { Part, Source } from '../ask/source.ts';

/** Somebody in a record, by the field that leads to them, e.g. `Identity.father`. */
export interface Mentioned {
  readonly field: string;
  /** Undefined where the record holds no number. */
  readonly identityNumber: string | undefined;
}

/** @returns those to whom a field leads that the operation reads */
export type FindMentioned = (
  source: Source,
  part: Part<unknown>,
  record: unknown,
  reads: (coordinate: string) => boolean,
) => readonly Mentioned[];

export function mentionedBy(schema: GraphQLSchema): FindMentioned {
  const recordType = ({ field }: Source, part: Part<unknown>): GraphQLObjectType | undefined => {
    const answer = fieldType(schema.getType('Citizen'), field);
    const own = part.field === undefined ? answer : fieldType(answer, part.field);
    return fieldType(own, 'record');
  };
  return (source, part, record, reads) => {
    const found: Mentioned[] = [];
    const walk = (type: GraphQLObjectType, value: unknown): void => {
      for (const field of Object.values(type.getFields())) {
        const next = getNamedType(field.type);
        if (!isObjectType(next) || next.name === 'Citizen') continue;
        const coordinate = coordinateOf(type, field.name);
        if (!reads(coordinate)) continue;
        for (const one of listOf(valueOf(value, field.name))) {
          if (next.getFields()['identityNumber'])
            found.push({ field: coordinate, identityNumber: numberOf(one) });
          walk(next, one);
        }
      }
    };
    const type = recordType(source, part);
    if (type) walk(type, record);
    return found;
  };
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
  return ['identityNumber', 'formerNumber']
    .map((key) => valueOf(person, key))
    .find((number) => typeof number === 'string');
}
