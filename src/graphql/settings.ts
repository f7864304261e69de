/** Settings that bound documents and operations. */
import Type, { type Static } from 'typebox';

export const DOCUMENT_LIMITS = {
  citizens: Type.Integer({
    minimum: 1,
    default: 1000,
    description:
      'Most citizens of one request, relatives walked to included, however often each stands in it.',
  }),
  tokens: Type.Integer({ minimum: 100, default: 2000, description: 'Most tokens of a GraphQL document.' }),
  depth: Type.Integer({
    minimum: 1,
    maximum: 100,
    default: 15,
    description: 'Deepest nesting of selections, inline fragments included.',
  }),
  selections: Type.Integer({
    minimum: 10,
    default: 3000,
    description: 'Most fields and spreads of a document, those of a fragment counted each time it is used.',
  }),
  repeats: Type.Integer({
    minimum: 1,
    default: 20,
    description: 'How often a document may select the same field at the same place of the answer.',
  }),
  rootFields: Type.Integer({
    minimum: 1,
    default: 10,
    description: 'Most fields at the root of the answer.',
  }),
  aliases: Type.Integer({
    minimum: 0,
    default: 100,
    description: 'Most aliases, those of a fragment counted each time it is used.',
  }),
  directives: Type.Integer({
    minimum: 0,
    default: 50,
    description: 'Most directives, those of a fragment counted each time it is used.',
  }),
  pairs: Type.Integer({
    minimum: 1,
    default: 2000,
    description:
      'Most pairs of fields or fragments at the same place of the answer, which validation compares.',
  }),
  variables: Type.Integer({ minimum: 1, default: 50, description: 'Most variables of a document.' }),
  cost: Type.Integer({
    minimum: 1,
    default: 10_000,
    description:
      'Highest estimated cost of an operation: a call to a source costs 1, ten items of a list cost 1.',
  }),
  validationMs: Type.Integer({
    minimum: 10,
    default: 200,
    description: 'Processor time a second, in milliseconds, for texts that are not known; callers share it.',
  }),
};

const DocumentLimits = Type.Object(DOCUMENT_LIMITS);
export type DocumentLimitsConfig = Static<typeof DocumentLimits>;
