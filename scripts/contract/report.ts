/**
 * The report in words: every operation of the contract, then what the gateway made of the answers. It tells counts, names
 * of the contract's language, places and rules; never a value.
 */
import type { OperationReport, QuestionReport, Report } from './suite.ts';

export function reportText(title: string, { operations, questions, isMock, conforms }: Report): string {
  return [
    `${title}${isMock ? ' (a mock system)' : ''}`,
    '',
    'On the line, by the contract:',
    ...operations.flatMap(operationLines),
    '',
    'As the gateway reads it:',
    ...questions.map(questionLine),
    '',
    conforms ? 'It conforms to the contract.' : 'It does not conform to the contract.',
    '',
  ].join('\n');
}

function operationLines({ name, statuses, findings, extras, conforms }: OperationReport): readonly string[] {
  return [
    line(conforms, name, statuses.size === 0 ? 'not asked' : listed(statuses)),
    ...[...findings].map(([finding, count]) => `         ${count} × ${finding}`),
    ...(extras.size === 0 ? [] : [`         fields that the contract does not know: ${listed(extras)}`]),
  ];
}

function questionLine({ what, outcomes, lacksRecord, conforms }: QuestionReport): string {
  const told = outcomes.size === 0 ? 'not asked' : listed(outcomes);
  return line(
    conforms,
    what,
    lacksRecord ? `${told}; of none of the subjects there is a record to look at` : told,
  );
}

function line(conforms: boolean, name: string, told: string): string {
  return `  ${conforms ? 'ok  ' : 'FAIL'}   ${name}: ${told}`;
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([item, count]) => `${count} × ${item}`).join(', ');
}
