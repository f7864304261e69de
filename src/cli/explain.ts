/** Explains the fields that a purpose lets an operation read, for authors of purposes and operations. */
import { Kind, parse, TypeInfo, validate, visit, visitWithTypeInfo, type DocumentNode } from 'graphql';
import type { Purpose } from '../access/purposes/purpose.ts';
import { coordinateOf, type SchemaRules } from '../graphql/schema-rules.ts';

/** Lists the fields that a purpose reads, one line a type of the schema. */
export function explainPurpose(purpose: Purpose, { guarded }: SchemaRules): string {
  const read = [...guarded.keys()].filter((coordinate) => purpose.reads(coordinate));
  const byType = Map.groupBy(read, (coordinate) => coordinate.split('.')[0] ?? '');
  const rows = [...byType].map(([type, coordinates]) => {
    return `  ${type}: ${coordinates.map((coordinate) => coordinate.split('.')[1]).join(', ')}\n`;
  });
  return `${headingOf(purpose)}\nIt reads\n${rows.join('') || '  nothing about a person\n'}`;
}

/**
 * Lists the fields that an operation reads under a purpose, one line a guarded field.
 *
 * @throws GraphQLError when the operation is not valid
 */
export function explainOperation(purpose: Purpose, text: string, rules: SchemaRules): string {
  const document = parse(text);
  const [fault] = validate(rules.schema, document);
  if (fault) throw fault;
  const fields = guardedFields(document, rules);
  // Where one scope of several will do, the fields below say which it is.
  const lists = fields.flatMap((field) => {
    const [list, ...others] = rules.guarded.get(field) ?? [];
    return list && others.length === 0 ? list : [];
  });
  const scopes = [...new Set(lists)].toSorted();
  const line = (field: string) => `  ${field}\n`;
  const allowed = fields.filter((field) => purpose.reads(field));
  const forbidden = fields.filter((field) => !purpose.reads(field));
  return (
    `${headingOf(purpose)}\n` +
    `Of this operation it reads\n${allowed.map(line).join('') || '  nothing\n'}` +
    `and not (null, with FORBIDDEN at the path)\n${forbidden.map(line).join('') || '  nothing\n'}` +
    `The token needs, for all of it, the scopes\n${scopes.map(line).join('') || '  none\n'}`
  );
}

function headingOf({ code, title, kind, usedBy, dossierRequired, subjects }: Purpose): string {
  const whom = (what: string, patterns: readonly string[]) =>
    patterns.includes('*') ? '' : `  ${what}: ${patterns.join(', ')}\n`;
  return (
    `${code} ${title.vi} (${title.en}), kind ${kind}\n` +
    `  ${dossierRequired ? 'a dossier is required' : 'a dossier is optional'}; ` +
    `at most ${subjects} ${subjects === 1 ? 'person' : 'people'} a request\n` +
    whom('agencies', usedBy.agencies) +
    whom('applications', usedBy.applications) +
    whom('roles', usedBy.roles)
  );
}

/** Coordinates of the guarded fields that a document selects, in its order. */
function guardedFields(document: DocumentNode, { schema, guarded }: SchemaRules): readonly string[] {
  const types = new TypeInfo(schema);
  const found = new Set<string>();
  const enter = () => {
    const parent = types.getParentType();
    const field = types.getFieldDef();
    if (parent && field) found.add(coordinateOf(parent, field.name));
  };
  visit(document, visitWithTypeInfo(types, { [Kind.FIELD]: { enter } }));
  return [...found].filter((coordinate) => guarded.has(coordinate));
}
