/** The names of a new source in each of its places, derived from its id. */
import { isObjectType } from 'graphql';
import { createSchema } from '../../src/gateway/schema.ts';
import type { Source } from '../../src/source-api/source.ts';
import { loadSources } from '../../src/sources/all.ts';
import { isObject } from '../../src/lib/is-object.ts';
import { contractFiles } from '../contract/contract.ts';

export interface Names {
  /** As in folders and the configuration, e.g. `social-protection`. */
  readonly id: string;
  readonly like: string;
  /** As in the enum SourceId, e.g. `SOCIAL_PROTECTION`. */
  readonly sourceId: string;
  /** Of the record; those of answer and row begin with it. */
  readonly type: string;
  /** Of Citizen. */
  readonly field: string;
  /** Code list of a row's state. */
  readonly list: string;
}

const ID = /^[a-z]+(?:-[a-z0-9]+)*$/;
const FIELD = /^[a-z][A-Za-z0-9]*$/;
const LONGEST = 40;

export function namesOf(id: string, like: string, field?: string): Names {
  const words = id.split('-');
  const type = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  const sourceId = words.join('_').toUpperCase();
  return {
    id,
    like,
    sourceId,
    type,
    field: field ?? type.slice(0, 1).toLowerCase() + type.slice(1),
    list: `${sourceId}_STATUS`,
  };
}

/** Why these names cannot be used. */
export async function nameFault({ id, type, field }: Names): Promise<string | undefined> {
  if (!ID.test(id) || id.length > LONGEST) {
    return `ID must be at most ${LONGEST} small letters and digits in words joined by hyphens, the first word of letters alone, such as social-protection.`;
  }
  if (!FIELD.test(field))
    return 'FIELD must be letters and digits and begin with a small letter, such as licences.';
  const sources = await loadSources();
  if (id === 'lgsp' || sources.some((source) => source.id === id))
    return `${id} is taken: choose another ID.`;
  const schema = createSchema(sources);
  const taken = [type, `${type}Answer`, `${type}Entry`].find((name) => schema.getType(name));
  if (taken !== undefined)
    return `${id} would give the type ${taken}, which the schema has: choose another ID.`;
  const citizen = schema.getType('Citizen');
  return isObjectType(citizen) && citizen.getFields()[field]
    ? `Citizen has a field ${field}: choose another with --field.`
    : undefined;
}

/** Sources whose pieces show how another one is made: behind the platform, with rows in lists. */
export async function likes(): Promise<readonly string[]> {
  return (await loadSources()).filter(hasRows).map(({ id }) => id);
}

function hasRows({ id, settings }: Source): boolean {
  const { openapi } = contractFiles(id);
  const columns = memberOf(openapi, 'components', 'schemas', 'KetQua', 'properties');
  return (
    'lgsp' in settings.properties &&
    isObject(columns) &&
    Object.values(columns).some((column) => memberOf(column, 'type') === 'array')
  );
}

function memberOf(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((held, name) => (isObject(held) ? held[name] : undefined), value);
}
