/** The truth of a mock system, in the types of the source's records. */
import type { DefinedSource, PartMap, PartRecord } from '../source-api/define-source.ts';
import type { Coded } from './coded-value.ts';

type NamedCode = Omit<Coded, 'former' | 'alike'> & { readonly name: string | null };

/** A record as the schema shows it: codes have their names. */
export type Shown<Value> = Value extends Coded
  ? NamedCode
  : Value extends readonly (infer Item)[]
    ? readonly Shown<Item>[]
    : Value extends object
      ? { readonly [Field in keyof Value]: Shown<Value[Field]> }
      : Value;

/** The answer that a source must give about a person, by part. */
export type TruthOf<Source> =
  Source extends DefinedSource<infer Parts>
    ? { readonly [Name in keyof Parts & keyof PartMap]: PartTruth<PartRecord<Parts[Name]>> }
    : never;

export type PartTruth<Rec> =
  | { readonly outcome: 'FOUND'; readonly record: Shown<Rec> }
  | { readonly outcome: 'NOT_FOUND' | 'MISMATCH' | 'NOT_ASKED'; readonly record: null };
