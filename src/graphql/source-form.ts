/**
 * The source form of a schema: the SDL that the author of a source writes. Three directives say once what the
 * served schema repeats in descriptions, scopes and fields; `source-schema.ts` expands them.
 *
 * - `@answer(scope:)` marks the type of an answer.
 * - `@wire(…)` says of a field of a record where its value comes from, and on a type what holds for its
 *   fields.
 * - `@walk(scopes:)` marks a field that leads from a person within a record to the same person as a citizen.
 */
import {
  Kind,
  parse,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type TypeNode,
} from 'graphql';
import Type, { type Static, type TObject, type TProperties } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';

/** A document, and its name in messages. */
export interface SchemaText {
  readonly name: string;
  readonly sdl: string;
}

const closed = { additionalProperties: false };

const scope = Type.String({ pattern: '^[a-z][a-z0-9-]*(:[a-z][a-z0-9-]*)*$' });

const Answer = Type.Object({ scope }, closed);

const Walk = Type.Object({ scopes: Type.Array(scope, { minItems: 1 }) }, closed);

/** Defaults of the fields of a type. */
const OfType = Type.Object(
  {
    sensitivity: Type.Optional(Type.Enum(['BASIC', 'SENSITIVE'])),
    scope: Type.Optional(scope),
  },
  closed,
);

const Wire = Type.Object(
  {
    ...OfType.properties,
    /** A name, or a pattern of names: `*HoTen`, `NgayTT_*`. */
    column: Type.Optional(Type.String({ pattern: '^[\\w*]+$' })),
    /** A date in three columns: of its day, its month and its year. */
    columns: Type.Optional(Type.Array(Type.String({ pattern: '^\\w+$' }), { minItems: 3, maxItems: 3 })),
    /** A value that no column has as it is: a part of one, or several. */
    from: Type.Optional(Type.String({ minLength: 1 })),
    list: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z0-9_]*$' })),
    /** Which edition of the list holds. */
    edition: Type.Optional(Type.String({ minLength: 1 })),
    /** Of the field with the text in place of the code. */
    textNote: Type.Optional(Type.String({ minLength: 1 })),
    precision: Type.Optional(Type.Enum(['YEAR', 'MONTH'])),
    /** Of an identity number, where the column has one kind. */
    numberKind: Type.Optional(Type.Enum(['PERSONAL', 'FORMER_CARD'])),
    /** Of a date written `ddMMyyyy`. */
    form: Type.Optional(Type.Enum(['DAY_FIRST'])),
    /** A value that cannot be read costs the row; a code must be there too. */
    decides: Type.Optional(Type.Boolean()),
    /** The mapping reads the column. */
    custom: Type.Optional(Type.Boolean()),
  },
  closed,
);

export type Wire = Static<typeof Wire>;

/** Compiled, because each start reads hundreds of them. */
const answerArguments = Compile(Answer);
const walkArguments = Compile(Walk);
const typeArguments = Compile(OfType);
const wireArguments = Compile(Wire);

export interface RecordField {
  readonly node: FieldDefinitionNode;
  readonly wire: Wire;
  readonly walk: Static<typeof Walk> | undefined;
}

export interface RecordType {
  readonly node: ObjectTypeDefinitionNode;
  readonly ofType: Static<typeof OfType>;
  readonly fields: readonly RecordField[];
}

export interface AnswerType {
  readonly node: ObjectTypeDefinitionNode;
  readonly scope: string;
}

/** The directives of the source form. */
export const SOURCE_DIRECTIVES: ReadonlySet<string> = new Set(['answer', 'wire', 'walk']);

/** The contents of a source's document. */
export interface SourceForm {
  readonly definitions: readonly DefinitionNode[];
  readonly answers: ReadonlyMap<string, AnswerType>;
  readonly records: ReadonlyMap<string, RecordType>;
}

/** @param place a coordinate of the schema @param rule what is wrong with it, and what to do */
export type Report = (place: string, rule: string) => void;

/** @throws GraphQLError when the text is no SDL */
export function readSourceForm(sdl: string, report: Report = () => undefined): SourceForm {
  const { definitions } = parse(sdl);
  const answers = new Map<string, AnswerType>();
  const records = new Map<string, RecordType>();
  for (const node of definitions) {
    if (node.kind === Kind.OBJECT_TYPE_EXTENSION) refuseDirectives(node, report);
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const name = node.name.value;
    const isAnswer = node.directives?.some((directive) => directive.name.value === 'answer') === true;
    const read = directiveReader(node.directives, name, report, isAnswer ? ['answer'] : ['wire']);
    if (isAnswer) {
      answers.set(name, { node, scope: read('answer', answerArguments)?.scope ?? '' });
      refuseDirectives(node, report);
    } else {
      records.set(name, { node, ofType: read('wire', typeArguments) ?? {}, fields: fieldsOf(node, report) });
    }
  }
  return { definitions, answers, records };
}

function fieldsOf(type: ObjectTypeDefinitionNode, report: Report): readonly RecordField[] {
  return (type.fields ?? []).map((node) => {
    const place = `${type.name.value}.${node.name.value}`;
    const read = directiveReader(node.directives, place, report, ['wire', 'walk']);
    const [wire, walk] = [read('wire', wireArguments), read('walk', walkArguments)];
    const isMarked = node.directives?.some(({ name }) => SOURCE_DIRECTIVES.has(name.value)) === true;
    if (!isMarked) report(place, 'has no @wire — name its column, and whether it is sensitive');
    return { node, wire: withSource(wire ?? {}), walk };
  });
}

/** Several columns are the source of a value as words are that name them. */
function withSource(wire: Wire): Wire {
  const { columns } = wire;
  return columns ? { ...wire, from: `${columns.slice(0, -1).join(', ')} and ${columns.at(-1)}` } : wire;
}

/** Fields with answers have the scopes of these, and no other. */
function refuseDirectives(
  { name, fields = [] }: ObjectTypeDefinitionNode | ObjectTypeExtensionNode,
  report: Report,
): void {
  for (const field of fields)
    directiveReader(field.directives, `${name.value}.${field.name.value}`, report, []);
}

/**
 * Reads the arguments of one of the directives; undefined where it is not there or cannot be read.
 *
 * @param allowed those that may be there
 */
function directiveReader(
  directives: readonly ConstDirectiveNode[] = [],
  place: string,
  report: Report,
  allowed: readonly string[],
) {
  for (const [index, { name }] of directives.entries()) {
    const isTwin = directives.findIndex((other) => other.name.value === name.value) < index;
    if (isTwin && SOURCE_DIRECTIVES.has(name.value)) report(place, `has @${name.value} twice — remove one`);
    const isMisplaced = SOURCE_DIRECTIVES.has(name.value) && !allowed.includes(name.value);
    if (isMisplaced) report(place, `has @${name.value}, which has no meaning here — remove it`);
  }
  return <Schema extends TObject>(
    name: string,
    validator: Validator<TProperties, Schema, Static<Schema>>,
  ): Static<Schema> | undefined => {
    const node = directives.find((directive) => directive.name.value === name);
    if (!node) return undefined;
    const given: unknown = Object.fromEntries(
      (node.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
    );
    if (validator.Check(given)) return given;
    for (const rule of faultsOf(name, validator, given)) report(place, rule);
    return undefined;
  };
}

function faultsOf(
  directive: string,
  validator: Pick<Validator<TProperties, TObject>, 'Errors' | 'Type'>,
  given: unknown,
): readonly string[] {
  const known = Object.keys(validator.Type().properties).join(', ');
  const faults = validator.Errors(given).flatMap(({ keyword, instancePath, message }) => {
    if (keyword === 'additionalProperties') return [];
    const [, argument] = instancePath.split('/');
    if (keyword === 'boolean')
      return [`has @${directive} with the unknown argument "${argument}" — it takes ${known}`];
    return [`has a wrong @${directive}${argument === undefined ? '' : `(${argument})`}: it ${message}`];
  });
  return [...new Set(faults)];
}

/** The name of a type without its brackets and exclamation marks. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
