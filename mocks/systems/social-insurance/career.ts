/**
 * Possible contributions of a person: jobs from the age of 18, with gaps between them, rising pay, and the
 * rules of their years. Everything is drawn; employers are invented.
 */
import { chance, pick, pickWeighted, type Rng } from '../../people/hash.ts';
import type { Sex } from '../../people/person.ts';
import { monthOf, yearOfMonth } from './months.ts';

/** A period on constant terms, in months (see months.ts). */
export interface Period {
  readonly type: string;
  readonly from: number;
  /** Null while it continues. */
  readonly to: number | null;
  readonly months: number;
  readonly employerCode: string | null;
  readonly employerName: string | null;
  readonly jobTitle: string | null;
  readonly salary: number | null;
  readonly coefficient: number | null;
  readonly positionAllowance: number | null;
  readonly seniorityAllowance: number | null;
  readonly regionalAllowance: number | null;
  readonly inUnemploymentFund: boolean;
  /** Null if unknown to the database. */
  readonly inHealthFund: boolean | null;
}

/** Facts of a career that are fixed before its details are drawn. */
export interface CareerPlan {
  readonly sex: Sex;
  /** The month of the 18th birthday. */
  readonly adultFrom: number;
  readonly lastMonth: number;
  /** True if the last month is only the last one so far. */
  readonly goesOn: boolean;
  readonly voluntary: boolean;
  /** At least two jobs, and two years or more between the first two if there is time. */
  readonly withGap: boolean;
}

/** A section of a job: its kind of contribution, first and last month. */
type Stretch = readonly [type: string, from: number, to: number];

const earliest = monthOf('1976-01');
/**
 * From memory: voluntary insurance since 2008, the unemployment fund since 2009, private employers since
 * 1995.
 */
const voluntarySince = monthOf('2008-01');
const unemploymentSince = monthOf('2009-01');
const privateSince = monthOf('1995-01');

const COMPANIES = ['Công ty TNHH May Mẫu', 'Công ty Cổ phần Cơ khí Mẫu', 'Công ty TNHH Thương mại Mẫu'];
const OFFICES = ['Trường Tiểu học Mẫu', 'Trạm Y tế Mẫu', 'Ủy ban nhân dân xã Mẫu'];
const COMPANY_JOBS = ['Công nhân may', 'Kế toán viên', 'Nhân viên bán hàng', 'Lái xe', 'Thợ vận hành máy'];
const OFFICE_JOBS = ['Giáo viên', 'Điều dưỡng', 'Chuyên viên', 'Văn thư'];

function jobOf(rng: Rng, label: string, from: number, to: number) {
  const state = from < privateSince || chance(rng, `${label} state`, 250);
  const which = 1 + rng(`${label} employer`, 90);
  return {
    label,
    from,
    to,
    state,
    employerCode: `${state ? 'HC' : 'TA'}${String(which * 37).padStart(4, '0')}A`,
    employerName: `${pick(rng, `${label} kind`, state ? OFFICES : COMPANIES)} ${which}`,
    jobTitle: pick(rng, `${label} title`, state ? OFFICE_JOBS : COMPANY_JOBS),
  };
}

type Job = Readonly<ReturnType<typeof jobOf>>;

function jobsOf(rng: Rng, first: number, { lastMonth, withGap }: CareerPlan): Job[] {
  const total = lastMonth - first + 1;
  const wanted = pickWeighted(rng, 'jobs', [
    [1, 35],
    [2, 35],
    [3, 20],
    [4, 10],
  ]);
  const count = withGap && total > 2 ? Math.max(2, wanted) : Math.min(wanted, Math.ceil(total / 24));
  return Array.from({ length: count }, (_, i) => {
    const label = `job ${i}`;
    const from = first + Math.floor((total * i) / count);
    const end = first + Math.floor((total * (i + 1)) / count) - 1;
    if (i === count - 1) return jobOf(rng, label, from, lastMonth);
    const forced = withGap && i === 0 ? 24 : 0;
    const gap = forced + (chance(rng, `${label} gap`, 450) ? 1 + rng(`${label} gap months`, 30) : 0);
    return jobOf(rng, label, from, Math.max(from, end - gap));
  });
}

/** Pay steps of one to three years. */
function steps(rng: Rng, label: string, from: number, to: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (let start = from; start <= to;) {
    const end = Math.min(to, start + 11 + rng(`${label} step ${stretches.length}`, 25));
    stretches.push(['1', start, end]);
    start = end + 1;
  }
  return stretches;
}

/** A job with a maternity leave, or with an end in which only the unemployment fund was paid. */
function stretchesOf(rng: Rng, job: Job, { sex, adultFrom, goesOn, lastMonth }: CareerPlan): Stretch[] {
  const { label, from, to } = job;
  const leave = from + 12 + rng(`${label} leave`, 12);
  const young = leave >= adultFrom + 36 && leave <= adultFrom + 216;
  if (sex === 'FEMALE' && young && leave + 6 < to && chance(rng, `${label} maternity`, 400)) {
    return [
      ...steps(rng, label, from, leave - 1),
      ['4', leave, leave + 5],
      ...steps(rng, `${label} again`, leave + 6, to),
    ];
  }
  const closed = !(goesOn && to === lastMonth);
  if (closed && to - from > 24 && from >= unemploymentSince && chance(rng, `${label} owed`, 30)) {
    return [...steps(rng, label, from, to - 3), ['3', to - 2, to]];
  }
  return steps(rng, label, from, to);
}

type Terms = Pick<
  Period,
  'salary' | 'coefficient' | 'positionAllowance' | 'seniorityAllowance' | 'regionalAllowance'
>;

const NO_TERMS: Terms = {
  salary: null,
  coefficient: null,
  positionAllowance: null,
  seniorityAllowance: null,
  regionalAllowance: null,
};

/** Offices pay by coefficient, companies in đồng. */
function termsOf(rng: Rng, { label, state }: Job, from: number, step: number): Terms {
  if (!state) {
    const usual = Math.max(290_000, (yearOfMonth(from) - 1994) * 250_000);
    const share = 80 + rng(`${label} pay`, 150) + step * 5;
    return { ...NO_TERMS, salary: Math.round((usual * share) / 100_000) * 1000 };
  }
  return {
    ...NO_TERMS,
    coefficient: (234 + 33 * Math.min(step + rng(`${label} grade`, 3), 8)) / 100,
    positionAllowance: chance(rng, `${label} position`, 120) ? 0.3 : null,
    seniorityAllowance: step >= 3 && chance(rng, `${label} seniority`, 500) ? 4 + step : null,
    regionalAllowance: chance(rng, `${label} region`, 150) ? 0.5 : null,
  };
}

function employed(rng: Rng, job: Job, plan: CareerPlan): Period[] {
  const { employerCode, employerName, jobTitle, label } = job;
  return stretchesOf(rng, job, plan).map(([type, from, to], step) => ({
    type,
    from,
    to: plan.goesOn && to === plan.lastMonth ? null : to,
    months: to - from + 1,
    employerCode: chance(rng, `${label} no code`, 50) ? null : employerCode,
    employerName,
    jobTitle: chance(rng, `${label} no title`, 80) ? null : jobTitle,
    ...(type === '1' ? termsOf(rng, job, from, step) : NO_TERMS),
    inUnemploymentFund: type !== '4' && from >= unemploymentSince,
    inHealthFund: chance(rng, `${label} health fund not known`, 10) ? null : type !== '3',
  }));
}

/** Voluntary insurance is paid on a chosen income and insures neither health nor unemployment. */
function selfInsured(rng: Rng, first: number, { lastMonth, goesOn }: CareerPlan): Period[] {
  const income = (5 + rng('chosen income', 20)) * 300_000;
  return steps(rng, 'voluntary', Math.max(first, voluntarySince), lastMonth).map(([, from, to], step) => ({
    ...NO_TERMS,
    type: '2',
    from,
    to: goesOn && to === lastMonth ? null : to,
    months: to - from + 1,
    employerCode: null,
    employerName: null,
    jobTitle: null,
    salary: income + step * 300_000,
    inUnemploymentFund: false,
    inHealthFund: false,
  }));
}

/** A person's periods, oldest first; at least one. */
export function careerOf(rng: Rng, plan: CareerPlan): Period[] {
  const start = Math.max(plan.adultFrom + rng('first job', 84), earliest);
  const latest = Math.max(plan.adultFrom, plan.lastMonth - (plan.withGap ? 72 : 5));
  const first = Math.min(start, latest, plan.lastMonth);
  if (plan.voluntary && plan.lastMonth >= voluntarySince) return selfInsured(rng, first, plan);
  return jobsOf(rng, first, plan).flatMap((job) => employed(rng, job, plan));
}
