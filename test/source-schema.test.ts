/** The source form of the schema: what an author writes, and what is served of it. */
import { describe, expect, test } from '@jest/globals';
import { print } from 'graphql';
import { expandSchema } from '../src/graphql/source-schema.ts';

const BASE = `
  interface SourceAnswer { "Outcome." status: AnswerStatus! "How; only with a record." match: Match }
  type Citizen { subject: Subject! }
  enum CodeList { SEX }
  type CodedValue { code: String! }
`;

/** A source with a record of two types, and a part of its own. */
const FISHING = `
  extend type Citizen { "The register (sổ tàu cá)." boats: BoatsAnswer }
  "Answer about boats."
  type BoatsAnswer @answer(scope: "boats") {
    "Outcome, or none."
    status: AnswerStatus!
    record: Boats
    "Catches (sản lượng)."
    catches: CatchesAnswer
  }
  "The boats of a person."
  type Boats { "Boats (tàu cá)." boats: [Boat!] @wire(column: "tau") }
  "A boat."
  type Boat {
    "Kind (loại tàu)." kind: CodedValue @wire(column: "loai", list: SEX, edition: "of its day", textNote: "or two")
    "Sizes (kích cỡ)." sizes: String @wire(from: "dai and rong", sensitivity: SENSITIVE)
    "Crew (thuyền viên)." crew: [Sailor!] @wire(column: "tv*", scope: "boats:crew")
    """
    Note (ghi chú), which goes on for so long that a further sentence does not fit into the last of its lines:
    this one, which is written as long as a line of such a text can be.
    """
    note: String @wire(column: "ghiChu")
  }
  "A sailor."
  type Sailor @wire(sensitivity: SENSITIVE) {
    "Name (họ tên)." name: String @wire(column: "*Ten")
    "Since (từ ngày)." since: Date @wire(column: "*Tu", sensitivity: BASIC)
    "The same person (công dân)." citizen: Citizen @walk(scopes: ["boats:walk", "boats:numbers"])
  }
  "Answer about catches."
  type CatchesAnswer @answer(scope: "boats:catches") { record: Catches }
  "The catches."
  type Catches { "Tons (tấn)." tons: Int @wire(column: "tan") @deprecated }
`;

function expanded(sdl: string, base = BASE): string {
  return print(expandSchema([{ name: 'base', sdl: base }], [{ name: 'boats.graphql', sdl }]));
}

test('is expanded to what is served', () => {
  expect(expanded(FISHING, BASE).slice(print(expandSchema([{ name: 'base', sdl: BASE }], [])).length)).toBe(
    `

extend type Citizen {
  "The register (sổ tàu cá). Scope: boats or boats:catches."
  boats: BoatsAnswer @requiresScopes(scopes: [["boats"], ["boats:catches"]])
}

"Answer about boats."
type BoatsAnswer implements SourceAnswer {
  "Outcome, or none."
  status: AnswerStatus!
  "How the record was tied to the person."
  match: Match
  "The record, only with status FOUND. Scope: boats."
  record: Boats @requiresScopes(scopes: [["boats"]])
  "Catches (sản lượng). Scope: boats:catches."
  catches: CatchesAnswer @requiresScopes(scopes: [["boats:catches"]])
}

"The boats of a person. Scope: boats."
type Boats {
  "Boats (tàu cá). Wire: tau. Sensitivity: basic. Scope: boats."
  boats: [Boat!] @requiresScopes(scopes: [["boats"]])
}

"A boat."
type Boat {
  "Kind (loại tàu). Wire: loai. List: SEX, of its day. Sensitivity: basic. Scope: boats."
  kind: CodedValue @requiresScopes(scopes: [["boats"]])
  "\`kind\` (loại tàu) where the source writes text in place of a code, or two. Wire: loai. Sensitivity: basic. Scope: boats."
  kindText: String @requiresScopes(scopes: [["boats"]])
  "Sizes (kích cỡ). Wire: dai and rong. Sensitivity: sensitive. Scope: boats."
  sizes: String @requiresScopes(scopes: [["boats"]])
  "Crew (thuyền viên). Wire: tv*. Sensitivity: basic. Scope: boats:crew."
  crew: [Sailor!] @requiresScopes(scopes: [["boats:crew"]])
  "Note (ghi chú), which goes on for so long that a further sentence does not fit into the last of its lines:\\nthis one, which is written as long as a line of such a text can be. Wire: ghiChu. Sensitivity: basic. Scope: boats."
  note: String @requiresScopes(scopes: [["boats"]])
}

"A sailor."
type Sailor {
  "Name (họ tên). Wire: *Ten. Sensitivity: sensitive. Scope: boats:crew."
  name: String @requiresScopes(scopes: [["boats:crew"]])
  "Since (từ ngày). Wire: *Tu. Sensitivity: basic. Scope: boats:crew."
  since: Date @requiresScopes(scopes: [["boats:crew"]])
  "The same person (công dân). Sensitivity: sensitive. Scope: boats:walk and boats:numbers, since it names them."
  citizen: Citizen @requiresScopes(scopes: [["boats:walk", "boats:numbers"]])
}

"Answer about catches."
type CatchesAnswer implements SourceAnswer {
  "Outcome."
  status: AnswerStatus!
  "How the record was tied to the person."
  match: Match
  "The record, only with status FOUND. Scope: boats:catches."
  record: Catches @requiresScopes(scopes: [["boats:catches"]])
}

"The catches. Scope: boats:catches."
type Catches {
  "Tons (tấn). Wire: tan. Sensitivity: basic. Scope: boats:catches."
  tons: Int @deprecated @requiresScopes(scopes: [["boats:catches"]])
}`,
  );
});

test('gives the place of a record an argument for what it is today', () => {
  const sdl = FISHING.replace('list: SEX,', 'list: COMMUNE,');
  expect(expanded(sdl, BASE.replace('SEX', 'SEX COMMUNE'))).toMatch(
    /kind\(\s+"The unit of today [^"]+"\s+today: Boolean = false\s+\): CodedValue @requiresScopes/,
  );
});

describe('names document, type, field and rule of', () => {
  test.each<[string, string, string, string]>([
    [
      'an argument that places have by themselves',
      'kind: CodedValue',
      'kind(today: Boolean): CodedValue',
      'Boat.kind has the argument today, which places have by themselves — leave it out',
    ],
    [
      'an unknown argument',
      'column: "tau"',
      'colum: "tau"',
      'Boats.boats has @wire with the unknown argument "colum" — it takes',
    ],
    [
      'a directive twice',
      'scope: "boats:crew")',
      'scope: "boats:crew") @wire(scope: "boats")',
      'Boat.crew has @wire twice — remove one',
    ],
    [
      'arguments of an answer',
      'catches: CatchesAnswer',
      'catches(year: Int): CatchesAnswer',
      'BoatsAnswer.catches has arguments, which parts do not take — remove them',
    ],
    [
      'an argument of a wrong form',
      'scope: "boats:crew"',
      'scope: "Boats!"',
      'Boat.crew has a wrong @wire(scope): it must',
    ],
    [
      'an argument that is missing',
      '@answer(scope: "boats:catches")',
      '@answer',
      'CatchesAnswer has a wrong @answer: it must have required properties scope',
    ],
    [
      'an argument of fields on a type',
      '@wire(sensitivity: SENSITIVE) {',
      '@wire(column: "a") {',
      'Sailor has @wire with the unknown argument "column"',
    ],
    ['a field without @wire', '@wire(column: "tau")', '', 'Boats.boats has no @wire — name its column'],
    ['a field without a term', ' (tấn)', '', 'Catches.tons has no Vietnamese term in its description'],
    [
      'an answer without a term',
      ' (sản lượng)',
      '',
      'BoatsAnswer.catches has no Vietnamese term in its description',
    ],
    ['a type without a description', '"A boat."', '', 'Boat has no description'],
    [
      'a sentence that is derived',
      '(tấn).',
      '(tấn). Scope: all.',
      'Catches.tons has "Scope:" in its description',
    ],
    [
      'scopes as a directive',
      '@deprecated',
      '@requiresScopes(scopes: [["all"]])',
      'Catches.tons has @requiresScopes',
    ],
    ['a field that must have a value', 'tons: Int', 'tons: Int!', 'Catches.tons is non-null'],
    [
      'an answer that must be there',
      'boats: BoatsAnswer',
      'boats: BoatsAnswer!',
      'Citizen.boats is non-null',
    ],
    ['a code without its list', 'list: SEX, ', '', 'Boat.kind is a code of no list'],
    [
      'a form of dates for what is no date',
      'list: SEX, ',
      'form: DAY_FIRST, list: SEX, ',
      'Boat.kind is no date, and only dates have @wire(columns:) or @wire(form:)',
    ],
    [
      'a value that decides and is left to the mapping',
      'list: SEX, ',
      'decides: true, custom: true, list: SEX, ',
      'Boat.kind has @wire(decides:) and no column that is read by it',
    ],
    ['a list that nobody has', 'list: SEX', 'list: BOAT', 'Boat.kind has the unknown list BOAT'],
    [
      'a text beside a code',
      'sizes: String',
      'kindText: String',
      'Boat.kindText is added by itself for text in place of the code of kind',
    ],
    [
      'a type below two scopes',
      'tons: Int',
      'tons: Boat',
      'Boat is reached by two scopes, boats and boats:catches',
    ],
    ['a type below no answer', '[Sailor!]', '[String!]', 'Sailor is reached from no answer'],
    [
      'an answer without a record',
      '{ record: Catches }',
      '{ status: AnswerStatus! }',
      'CatchesAnswer has no field `record`',
    ],
    [
      'a record of another kind',
      '{ record: Catches }',
      '{ record: Int }',
      'CatchesAnswer.record leads to no record',
    ],
    [
      'a directive on an answer',
      'boats: BoatsAnswer',
      'boats: BoatsAnswer @wire',
      'Citizen.boats has @wire, which',
    ],
    [
      'a directive on a record',
      'record: Boats',
      'record: Boats @walk',
      'BoatsAnswer.record has @walk, which',
    ],
    ['an answer below a record', '[Sailor!]', 'CatchesAnswer', 'Boat.crew leads to an answer'],
    [
      'a citizen without @walk',
      '@walk(scopes: ["boats:walk", "boats:numbers"])',
      '@wire',
      'Sailor.citizen must have @walk and the type Citizen',
    ],
    [
      'a walk to something else',
      'citizen: Citizen',
      'citizen: String',
      'Sailor.citizen must have @walk and the type Citizen',
    ],
    [
      'a field of Citizen that is no answer',
      'boats: BoatsAnswer',
      'boats: String',
      'Citizen.boats leads to no answer',
    ],
  ])('%s', (_what, written, wrong, fault) => {
    expect(FISHING.split(written)).toHaveLength(2);
    expect(() => expanded(FISHING.replace(written, wrong))).toThrow(`boats.graphql: ${fault}`);
  });

  test('a text that is no SDL', () => {
    expect(() => expanded('type Boat {\n  name: }')).toThrow('boats.graphql, line 2: Syntax Error');
  });

  test('every fault at once', () => {
    const wrong = FISHING.replace(' (tấn)', '').replace('Int', 'Int!');
    expect(() => expanded(wrong)).toThrow(/Vietnamese term.*\n.*is non-null/);
  });
});
