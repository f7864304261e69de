/** Names as callers spell them: look-alikes of Đ and apostrophes of every kind ask for the same person. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findConflicts } from '../src/gateway/conflicts.ts';
import { loadSources } from '../src/sources/all.ts';
import { plainName } from '../src/subject/name.ts';
import { people } from './kit/personas.ts';
import { planting, startDoctoredGateway, type Doctor, type DoctoredGateway } from './kit/doctored.ts';
import type { Running } from './kit/running.ts';
import { TAY_NGUYEN_NAMES } from './kit/tay-nguyen-names.ts';

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

let gateway: DoctoredGateway;
let running: Running;
beforeAll(async () => {
  gateway = await startDoctoredGateway();
  ({ running } = gateway);
});
afterAll(() => gateway.stop());

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

describe('a name of the Tây Nguyên that each source writes in its own way', () => {
  const CONFLICTS = `query ($s: SubjectInput!) { citizen(subject: $s) {
    conflicts { fact }
    identity { ...said }
    healthInsurance { ...said }
    socialInsurance { ...said }
    drivingLicences { ...said }
    civilStatus { ...said }
  } }
  fragment said on SourceAnswer { status match { name } }`;

  interface Said {
    readonly status: string;
    readonly match: { readonly name: string } | null;
  }

  /** How the sources write names: in the columns that tie. */
  const WAYS: Readonly<Record<string, readonly [(name: string) => string, ...string[]]>> = {
    population: [(name) => name.toUpperCase().replaceAll("'", '’'), 'Ho', 'ChuDem', 'Ten'],
    'health-insurance': [(name) => name.normalize('NFD').replaceAll("'", 'ʼ').replaceAll('Đ', 'Ð'), 'hoTen'],
    'social-insurance': [(name) => name.replaceAll("'", ''), 'hoTen'],
    'driving-licence': [(name) => name.replaceAll("'", '` ').replaceAll('Đ', 'Ɖ'), 'HoVaTen'],
    'civil-status': [(name) => name.normalize('NFD').replaceAll("'", 'ꞌ').replaceAll(' ', '-'), 'nksHoTen'],
  };

  /** All sources hold the person under another name, each in its way. */
  function rename({ fullName }: { readonly fullName: string }, name: string): void {
    for (const [source, [write, ...columns]] of Object.entries(WAYS)) {
      const last = columns.at(-1) ?? '';
      const doctors = columns.map((column) => planting(column, column === last ? write(name) : ''));
      gateway.doctor(source, (body) => doctors.reduce((changed, doctor) => doctor(changed), body));
    }
    const ask: Doctor = (body) => planting('HoVaTen', plainName(fullName))(body);
    gateway.doctorQuestions('population', ask);
    gateway.doctorQuestions('health-insurance', (body) => {
      const form = new URLSearchParams(body);
      if (form.has('hoTen')) form.set('hoTen', fullName);
      return form.toString();
    });
  }

  async function saidOf(subject: object) {
    const { body } = await running.ask<{
      citizen: Readonly<Record<string, Said>> & { readonly conflicts: readonly { fact: string }[] };
    }>(CONFLICTS, { s: subject });
    if (!body.data) throw new Error(JSON.stringify(body.errors));
    const { conflicts, ...answers } = body.data.citizen;
    return { conflicts, answers };
  }

  test('is FOUND in all of them without a conflict', async () => {
    const an = await running.persona('Nguyễn Văn An');
    expect(TAY_NGUYEN_NAMES.length).toBeGreaterThanOrEqual(40);
    for (const fullName of TAY_NGUYEN_NAMES) {
      rename(an, fullName);
      const { conflicts, answers } = await saidOf({ ...an, fullName });
      const steps = Object.values(answers).map(({ status, match }) => [status, match?.name]);
      expect([fullName, conflicts]).toEqual([fullName, []]);
      expect(steps).toHaveLength(5);
      for (const [status, step] of steps) {
        expect([fullName, status]).toEqual([fullName, 'FOUND']);
        expect(['EXACT', 'PUNCTUATION']).toContain(step);
      }
    }
  });

  test('conflicts where one of them writes another letter', async () => {
    const an = await running.persona('Nguyễn Văn An');
    const fullName = "H'Ƀlŭk Niê Kdăm";
    rename(an, fullName);
    gateway.doctor('driving-licence', planting('HoVaTen', "H'Ƀlŭk Niê Kdâm"));
    const { conflicts, answers } = await saidOf({ ...an, fullName });
    expect(answers['drivingLicences']?.match?.name).toBe('UNACCENTED');
    expect(conflicts).toEqual([{ fact: 'FULL_NAME' }]);
  });
});
