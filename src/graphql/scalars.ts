/**
 * The schema's own scalars. What comes in is checked here once; what a rule refuses is named by the rule
 * alone, since graphql-js would put the value into its message.
 */
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { parseCursor } from '../ledger/paging.ts';
import { BadInput } from '../subject/bad-input.ts';
import { parseIdentityNumber } from '../subject/identity-number.ts';
import { parsePartialDate } from '../subject/partial-date.ts';
import type { InputRule } from '../messages.ts';

/** The error of an input value; its `rule` is turned into a message where the response is written. */
function ruleError(rule: InputRule, node?: ValueNode): GraphQLError {
  return new GraphQLError(rule, { nodes: node ?? null, extensions: { code: 'BAD_USER_INPUT', rule } });
}

function textScalar(name: string, parse: (value: unknown) => string): GraphQLScalarType {
  const checked = (value: unknown, node?: ValueNode) => {
    try {
      return parse(value);
    } catch (error) {
      throw error instanceof BadInput ? ruleError(error.rule, node) : error;
    }
  };
  return new GraphQLScalarType({
    name,
    parseValue: (value) => checked(value),
    parseLiteral: (node) => checked(node.kind === Kind.STRING ? node.value : undefined, node),
  });
}

/** A scalar that only ever goes out. */
function outputScalar(name: string): GraphQLScalarType {
  return textScalar(name, () => {
    throw new BadInput('TYPE');
  });
}

/** @throws BadInput `TEXT`, `DATE_TIME` */
function parseDateTime(value: unknown): string {
  if (typeof value !== 'string') throw new BadInput('TEXT');
  const isForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(value);
  if (!isForm || Number.isNaN(Date.parse(value))) throw new BadInput('DATE_TIME');
  return value;
}

export const scalars = {
  IdentityNumber: textScalar('IdentityNumber', parseIdentityNumber),
  PartialDate: textScalar('PartialDate', parsePartialDate),
  Date: outputScalar('Date'),
  DateTime: textScalar('DateTime', parseDateTime),
  Cursor: textScalar('Cursor', parseCursor),
};
