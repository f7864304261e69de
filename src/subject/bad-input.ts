/**
 * A value from outside that breaks a rule. It carries the rule and never the value,
 * so that nothing personal can reach a message, a log or a response through it.
 */
import type { InputRule } from '../messages.ts';

export class BadInput extends Error {
  readonly rule: InputRule;
  /** Path of the setting of the gateway by which it is refused. */
  readonly setting: string | undefined;

  constructor(rule: InputRule, { setting }: { readonly setting?: string } = {}) {
    super(rule);
    this.rule = rule;
    this.setting = setting;
  }
}
