/**
 * Reads the plan of a contract run from a file: the source's block as in the gateway's configuration, the
 * caller, the subjects, and the requests that the target must refuse. Only the blocks of this source are
 * read, so secrets of other sources may be absent.
 */
import { dirname } from 'node:path';
import Type, { type Static } from 'typebox';
import type { Caller, Source } from '#lienthong/source-api/source';
import { ConfigError, checkValue, readYaml } from '#lienthong/lib/config-file';
import { sourceBlock } from '#lienthong/config/schema';
import { CLOSED } from '#lienthong/lib/settings';
import { inputRules } from '#lienthong/messages';
import { BadInput } from '#lienthong/subject/bad-input';
import { parseIdentityNumber } from '#lienthong/subject/identity-number';
import { parseFullName } from '#lienthong/subject/name';
import { parsePartialDate } from '#lienthong/subject/partial-date';
import { Subject } from '#lienthong/subject/subject';
import { isObject } from '#lienthong/lib/is-object';
import type { Plan } from './suite.ts';

const SubjectSettings = Type.Object(
  { identityNumber: Type.String(), fullName: Type.String(), dateOfBirth: Type.String() },
  CLOSED,
);

/** The caller in whose name the source is asked. */
const PlanCaller = Type.Object(
  {
    agency: Type.String({ minLength: 1 }),
    officer: Type.Object(
      { identityNumber: Type.String({ pattern: '^[0-9]{12}$' }), fullName: Type.String({ minLength: 1 }) },
      CLOSED,
    ),
    purpose: Type.Optional(Type.String()),
    dossier: Type.Optional(Type.String()),
  },
  CLOSED,
);

function planSchema(source: Source) {
  const settings = sourceBlock(source);
  const refusals = Type.Array(Type.Object({ settings, caller: PlanCaller }, CLOSED), { maxItems: 10 });
  return Type.Object(
    {
      caller: PlanCaller,
      subjects: Type.Array(SubjectSettings, { minItems: 1, maxItems: 20 }),
      nobody: Type.Optional(SubjectSettings),
      sources: Type.Object({ [source.id]: Type.Optional(settings) }, CLOSED),
      refusals: Type.Object({ [source.id]: Type.Optional(refusals) }, { ...CLOSED, default: {} }),
    },
    CLOSED,
  );
}

/** @throws ConfigError with the place in the file and the fix */
export async function readPlan(
  file: string,
  source: Source,
  target: URL,
  environment: NodeJS.ProcessEnv,
): Promise<Plan> {
  const given = await readYaml(file);
  const schema = planSchema(source);
  const whole = concerning(source, target, given);
  // Refusals repeat the faults of the block that they change, so they are left out of the first check.
  if (isObject(whole)) checkValue(file, schema, { ...whole, refusals: {} }, environment, dirname(file));
  const checked = checkValue(file, schema, whole, environment, dirname(file));
  const settings = checked.sources[source.id];
  if (!settings) throw new ConfigError(file, [`sources: has no block ${source.id} — add one`]);
  const faults: string[] = [];
  const subjects = checked.subjects.flatMap((one, i) => subjectOf(one, `subjects[${i}]`, faults));
  const nobody = [checked.nobody ?? []].flat().flatMap((one) => subjectOf(one, 'nobody', faults));
  if (faults.length > 0) throw new ConfigError(file, faults);
  return {
    source,
    target,
    settings,
    caller: callerOf(checked.caller),
    subjects,
    nobody: nobody[0],
    refusals: (checked.refusals[source.id] ?? []).map((refusal, i) => {
      const what = leavesOf(refusalsIn(source, given)[i]).join(', ');
      return { what, settings: refusal.settings, caller: callerOf(refusal.caller) };
    }),
  };
}

/** The file without other sources; each refusal is completed with the values that it does not change. */
function concerning(source: Source, target: URL, given: unknown): unknown {
  if (!isObject(given)) return given;
  const { [source.id]: block } = isObject(given['sources']) ? given['sources'] : {};
  if (!isObject(block)) return { ...given, sources: {}, refusals: {} };
  const settings = { ...block, url: target.href };
  const whole = { settings, caller: given['caller'] };
  const refusals = refusalsIn(source, given).map((refusal) => replaced(whole, refusal));
  return { ...given, sources: { [source.id]: settings }, refusals: { [source.id]: refusals } };
}

function refusalsIn(source: Source, given: unknown): readonly unknown[] {
  const all = isObject(given) ? given['refusals'] : undefined;
  const own = isObject(all) ? all[source.id] : undefined;
  return own === undefined ? [] : [own].flat();
}

/** Merges another value into this one, key by key. */
function replaced(value: unknown, other: unknown): unknown {
  if (!isObject(value) || !isObject(other)) return other;
  const keys = Object.keys(other).map((key): [string, unknown] => [key, replaced(value[key], other[key])]);
  return { ...value, ...Object.fromEntries(keys) };
}

/** The keys that a refusal changes, for example `auth.secret`. */
function leavesOf(refusal: unknown, path: readonly string[] = []): readonly string[] {
  if (!isObject(refusal)) return [path.slice(1).join('.')];
  return Object.entries(refusal).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function callerOf({ agency, officer, purpose, dossier }: Static<typeof PlanCaller>): Caller {
  return { agency, officer, purpose, dossier };
}

function subjectOf(
  given: Static<typeof SubjectSettings>,
  path: string,
  faults: string[],
): readonly Subject[] {
  const read = <Value>(field: keyof typeof given, parse: (value: string) => Value): Value | undefined => {
    try {
      return parse(given[field]);
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      faults.push(`${path}.${field}: ${inputRules[error.rule].en} — correct it`);
      return undefined;
    }
  };
  const identityNumber = read('identityNumber', parseIdentityNumber);
  const fullName = read('fullName', parseFullName);
  const dateOfBirth = read('dateOfBirth', parsePartialDate);
  if (identityNumber === undefined || fullName === undefined || dateOfBirth === undefined) return [];
  return [read('dateOfBirth', () => Subject.parse({ identityNumber, fullName, dateOfBirth })) ?? []].flat();
}
