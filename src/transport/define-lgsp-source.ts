/**
 * Sources that look up people by their 12-digit numbers over the platform. No public interface of this kind
 * exists: the envelope is ours, the same for every source behind the platform, around contents that are each
 * source's own. An item is found by the number that it repeats, never by its place, and a bad item spoils its
 * own slot only.
 */
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { SourceError, type Failure } from '../source-api/answer.ts';
import {
  defineSource,
  type DefinedSource,
  type PartOptions,
  type PartRecord,
  type SettingsOf,
  type SourceOptions,
} from '../source-api/define-source.ts';
import { finish, type Draft, type Unread } from '../source-api/draft.ts';
import type { Host } from '../source-api/host.ts';
import { both } from '../source-api/records.ts';
import type { Call, Connector, Facts, Question, Reply } from '../source-api/source.ts';
import type { Evidence } from '../subject/tie.ts';
import { LgspClient, LgspSettings } from './lgsp.ts';
import { readRows, someReadable, type Rows } from './rows.ts';
import type { Held } from './wire-values.ts';

/** The contracts' limit of numbers in one call. */
const BATCH_SIZE = 50;

/** The source's own keys in the configuration. */
const lgspSourceSettings = Type.Object({
  serviceCode: Type.String({
    minLength: 1,
    description: 'maDVC: the public service for which the data is asked; must be licensed by the source.',
  }),
  lgsp: LgspSettings,
});

/** An item of the answer as far as all sources have it. */
interface AnyItem {
  readonly soDinhDanh: string;
  readonly maKetQua: string;
}

interface LgspWire {
  readonly KetQua: AnyItem;
}

/** A part as such a source calls it: in requests, in answers, and the rows there. */
export interface LgspPartOptions<Rec, Wire extends LgspWire> extends PartOptions<Rec> {
  /** Code of the part in `noiDung` of a request; none for a source of one part, which is not asked by parts. */
  readonly content?: string;
  /** Column of an item with the part's content. A fault in one column spoils no other part. */
  readonly column: keyof Wire['KetQua'] & string;
  /**
   * @returns undefined when the item does not have the part
   * @throws SourceError BAD_RESPONSE when the item cannot be used
   */
  rows(this: void, item: Wire['KetQua'], host: Host<Wire>): Rows<Rec> | undefined;
}

type LgspPartMap<Wire extends LgspWire> = Readonly<Record<string, LgspPartOptions<unknown, Wire>>>;

/** A part with this record, in messages of the source's generated `Wire`. */
export function lgspPart<Rec, Wire extends LgspWire>(
  options: LgspPartOptions<Rec, Wire>,
): LgspPartOptions<Rec, Wire> {
  return options;
}

/** Columns of an item with lists of rows. */
type ListColumn<Item> = {
  [Column in keyof Item]-?: NonNullable<Item[Column]> extends readonly unknown[] ? Column : never;
}[keyof Item] &
  string;

/** Elements of a list that can be read. */
type ElementOf<List> = List extends readonly (infer Element)[] ? Exclude<Element, Unread> : never;

interface RowReading<Row, Shown> {
  /** @throws SourceError BAD_RESPONSE when the row cannot be read */
  read(this: void, row: Row): Draft<Shown>;
  /** Whose the row is. @throws SourceError BAD_RESPONSE when that cannot be read */
  evidence(this: void, row: Row): Evidence;
  /** Order of the rows of one person; default: that of the source. */
  order?(this: void, a: Shown, b: Shown): number;
  /** Facts that other sources have too, of the first row. */
  facts?(this: void, first: Shown | undefined): Facts;
}

/** A part with a list of rows, each of which says whose it is and is an element of one list of the record. */
export type LgspRowsOptions<Rec, Wire extends LgspWire> = Omit<
  LgspPartOptions<Rec, Wire>,
  'column' | 'rows' | 'merge' | 'facts'
> &
  {
    [Column in ListColumn<Wire['KetQua']>]: {
      [List in keyof Rec & string]: { readonly column: Column; readonly list: List } & RowReading<
        ElementOf<Wire['KetQua'][Column]>,
        ElementOf<NonNullable<Rec[List]>>
      >;
    }[keyof Rec & string];
  }[ListColumn<Wire['KetQua']>];

/** A part of rows; the record is a list of what is read of each. */
export function lgspRows<Rec extends object, Wire extends LgspWire>(
  options: LgspRowsOptions<Rec, Wire>,
): LgspPartOptions<Rec, Wire> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its functions are given rows of its own column, and its list is of the record
  const { list, column, read, evidence, order, facts, ...part } = options as AnyRows<Rec, Wire>;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the column is a list by its type, which the contract has checked
  const rowsIn = (item: Wire['KetQua']) => item[column] as Held<readonly (object | Unread)[]>;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the record has this list alone
  const listIn = (record: Rec) => (record as Readonly<Record<string, readonly object[] | null>>)[list];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same
  const recordOf = <Whole>(rows: unknown) => ({ [list]: rows }) as Whole;
  return {
    ...part,
    column,
    rows: (item) =>
      readRows<object, Rec>(rowsIn(item), list, (row) => ({
        evidence: evidence(row),
        ...finish<Rec>(recordOf<Draft<Rec>>([read(row)])),
      })),
    merge: (a, b) => {
      const rows = both(listIn(a), listIn(b));
      return recordOf<Rec>(order ? (rows?.toSorted(order) ?? null) : rows);
    },
    ...(facts && { facts: (record: Rec) => facts(listIn(record)?.[0]) }),
  };
}

/** The same for rows of any type. */
type AnyRows<Rec, Wire extends LgspWire> = Omit<LgspPartOptions<Rec, Wire>, 'rows' | 'merge' | 'facts'> &
  RowReading<object, object> & { readonly list: string };

export interface LgspSourceOptions<Parts, Wire extends LgspWire> extends Omit<
  SourceOptions<typeof lgspSourceSettings, never, Wire>,
  'parts' | 'settings' | 'connect' | 'batchSize' | 'numberKinds' | 'sourceId' | 'officerRefusals'
> {
  /** Default: the id in the schema's form. */
  readonly sourceId?: string;
  /** Path of the service on the platform. */
  readonly path: string;
  /**
   * Meaning of the source's business codes; an unknown one makes the answer unreadable. Default: 05 for an
   * officer, 06 for a service.
   */
  readonly failures?: Readonly<Record<string, Failure['code']>>;
  /** Default: the codes that say CALLER_NOT_REGISTERED. */
  readonly officerRefusals?: readonly string[] | null;
  /** `maKetQua` of a number without rows. Default: 01. */
  readonly notFound?: string;
  readonly parts: Parts;
}

const USUAL_FAILURES: Readonly<Record<string, Failure['code']>> = {
  '05': 'CALLER_NOT_REGISTERED',
  '06': 'NOT_LICENSED',
};

/** `maKetQua` of a number with rows. */
const FOUND = '00';

/** @throws as defineSource */
export function defineLgspSource<Parts extends LgspPartMap<Wire>, Wire extends LgspWire>({
  path,
  failures = USUAL_FAILURES,
  notFound = '01',
  ...options
}: LgspSourceOptions<Parts, Wire>): DefinedSource<Parts> {
  const { parts } = options;
  const service: Service<Wire> = {
    path,
    failures: new Map(Object.entries(failures)),
    notFound,
    parts: new Map(Object.entries(parts)),
  };
  return defineSource<typeof lgspSourceSettings, Parts, Wire>({
    sourceId: options.id.toUpperCase().replaceAll('-', '_'),
    officerRefusals: Object.keys(failures).filter((code) => failures[code] === 'CALLER_NOT_REGISTERED'),
    ...options,
    // The look-up by 12-digit number is ours; there is none by a former card's number.
    numberKinds: ['PERSONAL'],
    batchSize: BATCH_SIZE,
    settings: lgspSourceSettings,
    connect: (settings, host) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each part reads its rows to its own records
      connectLgsp(service, settings, host) as Connector<keyof Parts & string, PartRecord<Parts[keyof Parts]>>,
  });
}

interface Service<Wire extends LgspWire> {
  readonly path: string;
  readonly failures: ReadonlyMap<string, Failure['code']>;
  readonly notFound: string;
  readonly parts: ReadonlyMap<string, LgspPartOptions<unknown, Wire>>;
}

function connectLgsp<Wire extends LgspWire>(
  service: Service<Wire>,
  { serviceCode, lgsp: platform }: SettingsOf<typeof lgspSourceSettings>,
  host: Host<Wire>,
): Connector {
  const lgsp = new LgspClient(host, platform);
  const readItem = host.contract('KetQua');
  const rowsIn = (item: Wire['KetQua'], part: LgspPartOptions<unknown, Wire>): Rows => {
    if (item.maKetQua === service.notFound) return { candidates: [] };
    if (item.maKetQua !== FOUND) throw businessFailure(service, item.maKetQua);
    const rows = part.rows(item, host);
    if (!rows) throw new SourceError({ code: 'BAD_RESPONSE' }, 'found, but without what was asked');
    return rows;
  };
  const replyTo = (question: Question, [item, ...others]: readonly KeyedItem[]): Reply => {
    const part = service.parts.get(question.part.name);
    if (!part) throw new Error(`no content for part ${question.part.name}`);
    try {
      if (!item || others.length > 0) {
        throw new SourceError({ code: 'BAD_RESPONSE' }, 'not exactly one item for a number');
      }
      return someReadable(rowsIn(readItem(only(item, part.column)), part));
    } catch (error) {
      if (error instanceof SourceError) return { failure: error.failure, detail: error.message };
      throw error;
    }
  };
  return {
    ask: async (call: Call) => {
      const answer = await lgsp.post(service.path, requestOf(service, serviceCode, call), call);
      const items = itemsOf(answer, service, call);
      return host.each(call, call.questions, (question) =>
        replyTo(question, items.get(question.subject.identityNumber) ?? []),
      );
    },
    close: () => lgsp.close(),
  };
}

function requestOf<Wire extends LgspWire>(
  { parts }: Service<Wire>,
  serviceCode: string,
  { questions, caller, requestId }: Call,
): object {
  const byNumber = Map.groupBy(questions, ({ subject }) => subject.identityNumber);
  return {
    maYeuCau: requestId,
    maDVC: caller.serviceCode ?? serviceCode,
    maCanBo: caller.officer.identityNumber,
    maDonVi: caller.agency,
    ...(caller.purpose === undefined ? {} : { maTTHC: caller.purpose }),
    ...(caller.dossier === undefined ? {} : { maHoSo: caller.dossier }),
    danhSach: [...byNumber].map(([soDinhDanh, asked]) => {
      const noiDung = [...parts].flatMap(([name, { content }]) =>
        content !== undefined && asked.some(({ part }) => part.name === name) ? [content] : [],
      );
      return { soDinhDanh, ...(noiDung.length > 0 && { noiDung }) };
    }),
  };
}

/** The answer without its items, which are checked one by one. */
const Answered = Compile(
  Type.Object({
    status: Type.Literal(1),
    maYeuCau: Type.String(),
    ketQua: Type.Array(Type.Unknown(), { maxItems: BATCH_SIZE }),
  }),
);

const Refused = Compile(
  Type.Object({
    status: Type.Literal(0),
    maLoi: Type.String({ pattern: '^[0-9A-Za-z_-]{1,16}$' }),
  }),
);

/** An item as far as it is known before its contract is asked: whom it is about. */
type KeyedItem = Readonly<Record<string, unknown>> & Pick<AnyItem, 'soDinhDanh'>;

function itemsOf(
  answer: unknown,
  service: Pick<Service<LgspWire>, 'failures'>,
  { requestId }: Call,
): ReadonlyMap<string, readonly KeyedItem[]> {
  if (Refused.Check(answer)) throw businessFailure(service, answer.maLoi);
  if (!Answered.Check(answer)) throw new SourceError({ code: 'BAD_RESPONSE' }, 'no answer to a look-up');
  if (answer.maYeuCau !== requestId)
    throw new SourceError({ code: 'BAD_RESPONSE' }, 'answers another request');
  return Map.groupBy(answer.ketQua.filter(isKeyed), ({ soDinhDanh }) => soDinhDanh);
}

function businessFailure({ failures }: Pick<Service<LgspWire>, 'failures'>, sourceCode: string): SourceError {
  return new SourceError({ code: failures.get(sourceCode) ?? 'BAD_RESPONSE', sourceCode });
}

function isKeyed(item: unknown): item is KeyedItem {
  return (
    typeof item === 'object' && item !== null && 'soDinhDanh' in item && typeof item.soDinhDanh === 'string'
  );
}

/** An item with the column of one part alone. */
function only(item: KeyedItem, column: string): unknown {
  return { soDinhDanh: item.soDinhDanh, maKetQua: item['maKetQua'], [column]: item[column] };
}
