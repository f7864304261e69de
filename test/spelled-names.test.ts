/** Names as callers spell them: look-alikes of Đ and apostrophes of every kind ask for the same person. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findConflicts } from '../src/gateway/conflicts.ts';
import { loadSources } from '../src/sources/all.ts';
import { people } from './kit/personas.ts';
import { Running } from './kit/running.ts';

const STATUSES = `query ($s: SubjectInput!) { citizen(subject: $s) {
  subject { fullName }
  identity { status }
  healthInsurance { status }
  socialInsurance { status }
  drivingLicences { status }
  civilStatus { status }
} }`;

interface Asked {
  readonly citizen: Readonly<Record<string, { readonly status: string }>> & {
    readonly subject: { readonly fullName: string };
  };
}

let running: Running;
beforeAll(async () => {
  running = await Running.start();
});
afterAll(() => running.stop());

/** The first ordinary person whose name fits. */
function someoneNamed(pattern: RegExp) {
  for (let index = 0; index < 20_000; index += 1) {
    const { subject } = people.at(index);
    if (pattern.test(subject.fullName)) return subject;
  }
  throw new Error('there is nobody of such a name');
}

async function statusesOf(subject: object) {
  const { body } = await running.ask<Asked>(STATUSES, { s: subject });
  if (!body.data) throw new Error(JSON.stringify(body.errors));
  const { subject: asked, ...answers } = body.data.citizen;
  const statuses = new Map(Object.entries(answers).map(([field, { status }]) => [field, status]));
  return { asked: asked.fullName, statuses };
}

describe('a name in other punctuation', () => {
  test.each([
    ['with Ɖ for Đ', /^Đ/, (name: string) => name.replaceAll('Đ', 'Ɖ')],
    ['with Ð for Đ', /^Đ/, (name: string) => name.replaceAll('Đ', 'Ð')],
    ['with ɖ for đ, in small letters', /^Đ/, (name: string) => name.toLowerCase().replaceAll('đ', 'ɖ')],
    ['with a full-width apostrophe', /^H'/, (name: string) => name.replace("'", '＇')],
    ['with a reversed quotation mark', /^H'/, (name: string) => name.replace("'", '‛')],
    ['with a prime', /^H'/, (name: string) => name.replace("'", '′')],
    ['with a modifier letter', /^H'/, (name: string) => name.replace("'", 'ʼ')],
    ['between quotation marks', /^H'/, (name: string) => `“${name}”`],
    ['without its apostrophe', /^H'/, (name: string) => name.replace("'", '')],
    ['in full-width letters', /^[A-Z][a-z]+ [A-Z]/, fullWidth],
  ])('%s finds the person of the ordinary spelling, and is shown as asked', async (_what, pattern, spell) => {
    const subject = someoneNamed(pattern);
    const fullName = spell(subject.fullName);
    const usual = await statusesOf(subject);
    expect(usual.statuses.get('identity')).toBe('FOUND');
    const spelled = await statusesOf({ ...subject, fullName });
    expect(spelled).toEqual({ asked: fullName, statuses: usual.statuses });
  });
});

function fullWidth(name: string): string {
  return name.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
}

test('does not conflict between sources that differ in punctuation alone', async () => {
  const [one, other] = await loadSources();
  if (!one || !other) throw new Error('there are not two sources');
  const conflictsOf = (a: string, b: string) =>
    findConflicts([
      { source: one, facts: { FULL_NAME: a } },
      { source: other, facts: { FULL_NAME: b } },
    ]);
  expect(conflictsOf("H'Hen Niê", 'H’HEN NIÊ')).toEqual([]);
  expect(conflictsOf('Ðặng Thị Đào', 'Đặng Thị-Đào')).toEqual([]);
  expect(conflictsOf('Đặng Thị Đào', 'DANG THI DAO')).toEqual([]);
  expect(conflictsOf('Đặng Thị Đào', 'Dặng Thị Đào')).toHaveLength(1);
  expect(conflictsOf('Ðặng Thị Ðào', 'Dang Thị Đào')).toHaveLength(1);
});
