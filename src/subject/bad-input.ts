/**
 * A value from outside that breaks a rule. It carries the rule and never the value,
 * so that nothing personal can reach a message, a log or a response through it.
 */
import type { InputRule } from '../messages.ts';

export class BadInput extends Error {
  readonly rule: InputRule;

  constructor(rule: InputRule) {
    super(rule);
    this.rule = rule;
  }
}
