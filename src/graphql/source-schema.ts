/**
 * Expands the source form of the schema (`source-form.ts`) to the schema that is served: the fields of
 * `SourceAnswer`, a field with the text beside each code, sentences on wire, list, sensitivity and scope in
 * the descriptions, and `@requiresScopes`. No field of a record is left without a scope.
 */
import {
  GraphQLError,
  Kind,
  parse,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type NamedTypeNode,
  type ObjectTypeDefinitionNode,
  type StringValueNode,
  type TypeNode,
} from 'graphql';
import { Failure } from '../lib/user-error.ts';
import {
  namedType,
  readSourceForm,
  SOURCE_DIRECTIVES,
  type AnswerType,
  type RecordField,
  type RecordType,
  type Report,
  type SchemaText,
  type SourceForm,
  type Wire,
} from './source-form.ts';

/**
 * @param base the documents of the gateway, in the form in which they are served
 * @param sources the document of each source, in source form
 * @throws Failure that lists every fault by document, type and field
 */
export function expandSchema(base: readonly SchemaText[], sources: readonly SchemaText[]): DocumentNode {
  const faults: string[] = [];
  const own = base.flatMap(({ sdl }) => parse(sdl).definitions);
  const forms = sources.map(({ name, sdl }) => {
    const report: Report = (place, rule) => faults.push(`${name}: ${place} ${rule}.`);
    try {
      return { form: readSourceForm(sdl, report), report };
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      throw new Failure(`${name}, line ${error.locations?.[0]?.line}: ${error.message}`);
    }
  });
  const shared = {
    answerFields: fieldsOfAnswers(own),
    lists: codeLists([...own, ...forms.flatMap(({ form }) => form.definitions)]),
  };
  const expanded = forms.flatMap(({ form, report }) => new Expansion(form, shared, report).definitions());
  if (faults.length > 0) throw new Failure(`The schema has faults.\n${faults.join('\n')}`);
  return { kind: Kind.DOCUMENT, definitions: [...own, ...expanded] };
}

/** The description of `match` in answers, which are about one record. */
const MATCH = 'How the record was tied to the person.';

function fieldsOfAnswers(definitions: readonly DefinitionNode[]): readonly FieldDefinitionNode[] {
  return definitions
    .filter((node) => node.kind === Kind.INTERFACE_TYPE_DEFINITION && node.name.value === 'SourceAnswer')
    .flatMap((node) => (node.kind === Kind.INTERFACE_TYPE_DEFINITION ? (node.fields ?? []) : []))
    .map((node) => (node.name.value === 'match' ? { ...node, description: text(MATCH) } : node));
}

function codeLists(definitions: readonly DefinitionNode[]): ReadonlySet<string> {
  const values = definitions.flatMap((node) => {
    const isEnum = node.kind === Kind.ENUM_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_EXTENSION;
    return isEnum && node.name.value === 'CodeList' ? (node.values ?? []) : [];
  });
  return new Set(values.map(({ name }) => name.value));
}

interface Shared {
  readonly answerFields: readonly FieldDefinitionNode[];
  readonly lists: ReadonlySet<string>;
}

/** The lists of places. */
const PLACES: ReadonlySet<string> = new Set(['PROVINCE', 'DISTRICT', 'COMMUNE']);

/** The argument of a field with the code of a place. */
export const TODAY = 'today';

const TODAY_ARGUMENT: InputValueDefinitionNode = {
  kind: Kind.INPUT_VALUE_DEFINITION,
  name: nameOf(TODAY),
  type: namedNode('Boolean'),
  defaultValue: { kind: Kind.BOOLEAN, value: false },
  description: text(
    'The unit of today in which the place lies (đơn vị hành chính hiện nay); null where it was divided, or where its edition is not known.',
  ),
};

/** Sentences that an author does not write. */
const DERIVED = /\b(Wire|List|Sensitivity|Scope): /;

/** The term in Vietnamese. */
const TERM = /\(([^)]*\p{L}[^)]*)\)/u;

/** The expansion of one document. */
class Expansion {
  readonly #form: SourceForm;
  readonly #shared: Shared;
  readonly #report: Report;
  /** By type of a record. */
  readonly #scopes = new Map<string, string>();

  constructor(form: SourceForm, shared: Shared, report: Report) {
    this.#form = form;
    this.#shared = shared;
    this.#report = report;
  }

  definitions(): readonly DefinitionNode[] {
    const { definitions, answers, records } = this.#form;
    const scopesOfRecords = new Map<string, string>();
    for (const { node, scope } of answers.values()) {
      const record = node.fields?.find(({ name }) => name.value === 'record');
      if (!record) {
        this.#report(node.name.value, 'has no field `record` — add it, with the type of the record');
        continue;
      }
      const name = namedType(record.type);
      if (record.type.kind !== Kind.NAMED_TYPE || !records.has(name)) {
        this.#report(
          `${node.name.value}.record`,
          'leads to no record — let it have an object type of this document',
        );
      }
      scopesOfRecords.set(name, scope);
      this.#spread(name, scope);
    }
    return definitions.map((node) => {
      if (node.kind === Kind.OBJECT_TYPE_EXTENSION) {
        return {
          ...node,
          fields: (node.fields ?? []).map((field) => this.#answerField(node.name.value, field)),
        };
      }
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return node;
      const name = node.name.value;
      const [answer, record] = [answers.get(name), records.get(name)];
      if (answer) return this.#answer(answer);
      return record ? this.#record(record, scopesOfRecords.get(name)) : node;
    });
  }

  /** Gives a scope to a type and to the types of its fields. */
  #spread(name: string, inherited: string): void {
    const type = this.#form.records.get(name);
    if (!type) return;
    const scope = type.ofType.scope ?? inherited;
    const known = this.#scopes.get(name);
    if (known === scope) return;
    if (known !== undefined) {
      this.#report(
        name,
        `is reached by two scopes, ${known} and ${scope} — give it its own by @wire(scope:)`,
      );
      return;
    }
    this.#scopes.set(name, scope);
    for (const { node, wire } of type.fields) this.#spread(namedType(node.type), wire.scope ?? scope);
  }

  #answer({ node, scope }: AnswerType): ObjectTypeDefinitionNode {
    const { answerFields } = this.#shared;
    const written = new Map((node.fields ?? []).map((field) => [field.name.value, field]));
    const common = answerFields.map((field) => {
      const own = written.get(field.name.value);
      written.delete(field.name.value);
      return own?.description ? { ...field, description: own.description } : field;
    });
    const further = [...written.values()].map((field) => {
      if (field.name.value !== 'record') return this.#answerField(node.name.value, field);
      const description = field.description?.value ?? 'The record, only with status FOUND.';
      return guarded({ ...field, description: text(description) }, [[scope]]);
    });
    return {
      ...node,
      interfaces: [namedNode('SourceAnswer')],
      directives: served(node.directives),
      fields: [...common, ...further],
    };
  }

  /** A field of a citizen, or of the answer of another part: any scope of its parts is enough to ask. */
  #answerField(parent: string, field: FieldDefinitionNode): FieldDefinitionNode {
    const place = `${parent}.${field.name.value}`;
    const { answers } = this.#form;
    const answer = answers.get(namedType(field.type));
    if (!answer) {
      this.#report(place, 'leads to no answer — mark its type by @answer(scope:)');
      return field;
    }
    this.#checkField(place, field);
    if ((field.arguments ?? []).length > 0) {
      this.#report(place, 'has arguments, which parts do not take — remove them');
    }
    const within = (answer.node.fields ?? []).flatMap(
      ({ type: inner }) => answers.get(namedType(inner)) ?? [],
    );
    return guarded(field, [[answer.scope], ...within.map(({ scope }) => [scope])]);
  }

  #record({ node, ofType, fields }: RecordType, scopeOfRecord: string | undefined): ObjectTypeDefinitionNode {
    const name = node.name.value;
    const scope = this.#scopes.get(name);
    if (scope === undefined)
      this.#report(name, 'is reached from no answer — mark an answer by @answer(scope:)');
    if (!node.description) this.#report(name, 'has no description — add it');
    const written = node.description?.value ?? '';
    const sentences = scopeOfRecord === undefined ? [] : [`Scope: ${scopeOfRecord}.`];
    const names = new Set(fields.map((field) => field.node.name.value));
    const defaults = { sensitivity: 'BASIC', scope: scope ?? '', ...ofType } as const;
    return {
      ...node,
      description: text(appended(written, sentences)),
      directives: served(node.directives),
      fields: fields.flatMap((field) => this.#fields(name, field, { ...defaults, ...field.wire }, names)),
    };
  }

  /** A field, and the one with the text in place of its code. */
  #fields(
    parent: string,
    { node, walk }: RecordField,
    wire: Wire & Required<Pick<Wire, 'sensitivity' | 'scope'>>,
    names: ReadonlySet<string>,
  ): readonly FieldDefinitionNode[] {
    const name = node.name.value;
    const place = `${parent}.${name}`;
    this.#checkField(place, node);
    this.#checkOfRecord(place, node, wire, walk !== undefined);
    const written = node.description?.value ?? '';
    const { column, list, edition, textNote, from = column } = wire;
    const ofWire = from === undefined ? [] : [`Wire: ${from}.`];
    const ofList = list === undefined ? [] : [`List: ${list}${clause(edition)}.`];
    const sensitivity = `Sensitivity: ${wire.sensitivity.toLowerCase()}.`;
    const scopes = walk?.scopes ?? [wire.scope];
    const isPlace = isOneCode(node.type) && PLACES.has(list ?? '');
    const own = guarded(
      {
        ...node,
        arguments: [...(node.arguments ?? []), ...(isPlace ? [TODAY_ARGUMENT] : [])],
        description: text(appended(written, [...ofWire, ...ofList, sensitivity])),
      },
      [scopes],
      scopes.length > 1 ? 'since it names them' : undefined,
    );
    if (!isOneCode(node.type) || column === undefined) return [own];
    const twin = `${name}Text`;
    if (names.has(twin)) {
      this.#report(
        `${parent}.${twin}`,
        `is added by itself for text in place of the code of ${name} — leave it out`,
      );
    }
    const [, term] = TERM.exec(written) ?? [];
    const words = `\`${name}\` (${term}) where the source writes text in place of a code${clause(textNote)}.`;
    const description = text(appended(words, [...ofWire, sensitivity]));
    const ofText = {
      kind: Kind.FIELD_DEFINITION,
      name: nameOf(twin),
      type: namedNode('String'),
      description,
    } as const;
    return [own, guarded(ofText, [scopes])];
  }

  #checkField(place: string, { description, directives, type }: FieldDefinitionNode): void {
    const written = description?.value ?? '';
    if (!TERM.test(written)) {
      this.#report(place, 'has no Vietnamese term in its description — add it in brackets');
    }
    const [, sentence] = DERIVED.exec(written) ?? [];
    if (sentence !== undefined) {
      this.#report(place, `has "${sentence}:" in its description, which is added by itself — leave it out`);
    }
    if (directives?.some(({ name }) => name.value === 'requiresScopes') === true) {
      this.#report(
        place,
        'has @requiresScopes, which is added by itself — name its scope in @answer or @wire',
      );
    }
    if (type.kind === Kind.NON_NULL_TYPE) {
      this.#report(place, 'is non-null, and may be missing or withheld — let it be nullable');
    }
  }

  #checkOfRecord(place: string, node: FieldDefinitionNode, wire: Wire, isWalk: boolean): void {
    if (node.arguments?.some(({ name }) => name.value === TODAY) === true) {
      this.#report(place, `has the argument ${TODAY}, which places have by themselves — leave it out`);
    }
    const { list, column, columns, form, custom, decides } = wire;
    if ((columns || form) && !/^(Partial)?Date$/.test(namedType(node.type))) {
      this.#report(place, 'is no date, and only dates have @wire(columns:) or @wire(form:) — leave it out');
    }
    if (columns && (column !== undefined || form)) {
      this.#report(place, 'has @wire(columns:) beside column or form — leave these out');
    }
    if (decides === true && (custom === true || (column ?? columns) === undefined)) {
      this.#report(place, 'has @wire(decides:) and no column that is read by it — decide it in the mapping');
    }
    if (isCode(node.type) && list === undefined) {
      this.#report(place, 'is a code of no list — name it by @wire(list:)');
    }
    if (list !== undefined && !this.#shared.lists.has(list)) {
      this.#report(place, `has the unknown list ${list} — add it by \`extend enum CodeList\``);
    }
    const type = namedType(node.type);
    if (isWalk !== (type === 'Citizen')) {
      this.#report(place, 'must have @walk and the type Citizen, or neither — change one of them');
    }
    if (this.#form.answers.has(type)) {
      this.#report(
        place,
        'leads to an answer, which only fields of Citizen and of answers may — move it there',
      );
    }
  }
}

function isOneCode(type: TypeNode): boolean {
  return type.kind === Kind.NAMED_TYPE && isCode(type);
}

function isCode(type: TypeNode): boolean {
  return namedType(type) === 'CodedValue';
}

/** A field with what it requires, in its description and as a directive. */
function guarded(
  field: FieldDefinitionNode,
  scopes: readonly (readonly string[])[],
  note?: string,
): FieldDefinitionNode {
  const names = scopes.map((list) => list.join(' and ')).join(' or ');
  return {
    ...field,
    description: text(appended(field.description?.value ?? '', [`Scope: ${names}${clause(note)}.`])),
    directives: [...served(field.directives), requiresScopes(scopes)],
  };
}

function clause(words: string | undefined): string {
  return words === undefined ? '' : `, ${words}`;
}

/** Lines of a description of several lines are not made longer than this. */
const LONGEST_LINE = 132;

function appended(description: string, sentences: readonly string[]): string {
  const isOfLines = description.includes('\n');
  return sentences.reduce((before, sentence) => {
    const length = before.length - before.lastIndexOf('\n') + sentence.length;
    return `${before}${isOfLines && length > LONGEST_LINE ? '\n' : ' '}${sentence}`;
  }, description);
}

/** The directives that the served schema has too. */
function served(directives: readonly ConstDirectiveNode[] = []): readonly ConstDirectiveNode[] {
  return directives.filter(({ name }) => !SOURCE_DIRECTIVES.has(name.value));
}

function requiresScopes(scopes: readonly (readonly string[])[]): ConstDirectiveNode {
  const values = scopes.map((list) => ({ kind: Kind.LIST, values: list.map(text) }) as const);
  return {
    kind: Kind.DIRECTIVE,
    name: nameOf('requiresScopes'),
    arguments: [{ kind: Kind.ARGUMENT, name: nameOf('scopes'), value: { kind: Kind.LIST, values } }],
  };
}

function nameOf(value: string) {
  return { kind: Kind.NAME, value } as const;
}

function namedNode(name: string): NamedTypeNode {
  return { kind: Kind.NAMED_TYPE, name: nameOf(name) };
}

function text(value: string): StringValueNode {
  return { kind: Kind.STRING, value };
}
