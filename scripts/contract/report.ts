/**
 * The report as text: each operation of the contract, then the gateway's reading of the responses. It
 * contains counts, names from the contract, places and rules; never a value.
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
  const outcomeText = outcomes.size === 0 ? 'not asked' : listed(outcomes);
  return line(
    conforms,
    what,
    lacksRecord ? `${outcomeText}; of none of the subjects there is a record to look at` : outcomeText,
  );
}

function line(conforms: boolean, name: string, outcomeText: string): string {
  return `  ${conforms ? 'ok  ' : 'FAIL'}   ${name}: ${outcomeText}`;
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([item, count]) => `${count} × ${item}`).join(', ');
}

/** Everything that a run found, in words; empty when all conforms and nothing unknown came. */
export function complaintsOf({ operations, questions }: Report): readonly string[] {
  const readings = questions.filter(({ conforms }) => !conforms);
  return [
    ...lineComplaints({ operations }),
    ...readings.map(({ what, outcomes }) => `${what}: ${[...outcomes.keys()].join(', ')}`),
  ];
}

/** Findings of a run on the wire, whatever the gateway answered. */
export function lineComplaints({ operations }: Pick<Report, 'operations'>): readonly string[] {
  return operations.flatMap(({ name, findings, extras, conforms }) => [
    ...[...findings.keys(), ...extras.keys()].map((found) => `${name}: ${found}`),
    ...(conforms || findings.size > 0 ? [] : [`${name}: not asked`]),
  ]);
}
