/**
 * The contract suite as `npm run contract` runs it: a system that keeps its contract conforms, one that breaks it is told
 * where, and no value of anybody is ever told.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { contract } from '../../scripts/contract.ts';
import { readPlan } from '../../scripts/contract/plan.ts';
import { reportText } from '../../scripts/contract/report.ts';
import { runContract, type Plan, type Report } from '../../scripts/contract/suite.ts';
import { MOST_CALLS, RecordingProxy } from '../../scripts/contract/recording-proxy.ts';
import { ConfigError } from '../../src/lib/config-file.ts';
import { startMocks, type FaultSetting, type TestMocks } from '../../dev/kit.ts';
import type { MockSystem } from '../../mocks/kit/system.ts';
import { complaintsOf, lineComplaints } from '../../scripts/contract/report.ts';
import { EXAMPLE, planFor, sourceIds } from '../kit/contract.ts';
import { persona } from '../kit/personas.ts';

let mocks: TestMocks;
beforeAll(async () => {
  mocks = await startMocks();
});
afterAll(() => mocks.close());
afterEach(() => mocks.clearFaults());

/** The texts in a value that are long enough not to stand in a sentence by chance, and are no status. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length > 4 && value !== 'FOUND' ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The report as it is printed, which has nothing of anybody: neither of whom it is told, nor of what a source holds. */
async function printed({ source, caller, subjects, settings }: Plan, report: Report): Promise<string> {
  const text = reportText(source.id, report);
  const { system } = (await import(`../../mocks/systems/${source.id}/index.ts`)) as { system: MockSystem };
  const held = system.expectedAnswer(persona('Nguyễn Văn An'));
  const told = [...subjects, caller.officer, settings, held].flatMap(textsIn);
  expect(told.filter((value) => text.includes(value))).toEqual([]);
  expect(text).not.toMatch(/\d{9}|[^\x20-\x7e×\n]/);
  return text;
}

type Printed = Report & { readonly text: string };

async function run(id: string, change: (plan: Plan) => Plan = (plan) => plan): Promise<Printed> {
  const plan = change(await planFor(id, mocks));
  const report = await runContract(plan);
  return { ...report, text: await printed(plan, report) };
}

/** As much of a run as it takes to see a fault. */
async function runUnder(id: string, fault: FaultSetting): Promise<Printed> {
  await mocks.setFaults(id, [fault]);
  const patience = fault.kind === 'hang' || fault.kind === 'slowDrip' ? { timeoutMs: 300 } : {};
  return run(id, (plan) => ({ ...plan, settings: { ...plan.settings, ...patience }, refusals: [] }));
}

describe.each(sourceIds)('%s', (id) => {
  test('conforms in every operation, including refusals', async () => {
    const report = await run(id);
    expect(complaintsOf(report)).toEqual([]);
    expect(report).toMatchObject({ conforms: true, isMock: true });
    const refused = report.questions.filter(({ outcomes }) =>
      [...outcomes.keys()].every((told) => told.startsWith('REFUSED ')),
    );
    expect(refused.length).toBeGreaterThan(1);
    const { [id]: stats } = await mocks.stats();
    expect(stats?.contractBreaks).toBe(0);
  });

  test('reports a renamed required field by its place', async () => {
    const { conforms, operations, text } = await runUnder(id, { kind: 'drift' });
    expect(conforms).toBe(false);
    const told = operations.flatMap(({ findings }) => [...findings.keys()]);
    expect(told.length).toBeGreaterThan(0);
    for (const finding of told) {
      expect(finding).toMatch(
        /^answer (ketQua\[\]\.)?maKetQua is required, and missing$|^answer \w+\/CongDan\/\w+ is not expected here, but SoDinhDanh$/,
      );
    }
    expect(text).toMatch(/fields that the contract does not know: \d+ × (maKetQua|SoDinhDanh)Moi\n/);
  });

  test('counts fields unknown to the contract without a failure', async () => {
    const { conforms, operations } = await runUnder(id, { kind: 'extraField' });
    expect(conforms).toBe(true);
    const names = operations.flatMap(({ extras }) => [...extras.keys()]);
    expect([...new Set(names)]).toEqual([id === 'population' ? 'TruongMoi' : 'truongMoi']);
  });

  test('reports wrong credentials and people without records as such', async () => {
    const refused = await run(id, (plan) => ({ ...plan, ...plan.refusals[0] }));
    expect(refused.conforms).toBe(false);
    expect(refused.text).toMatch(/FAIL.*: 1 × REFUSED CALLER_NOT_REGISTERED \((HTTP )?401\)\n/);
    const unknown = await run(id, (plan) => ({ ...plan, subjects: [plan.nobody ?? []].flat() }));
    expect(unknown.conforms).toBe(false);
    expect(unknown.text).toMatch(
      /FAIL.*: 1 × NOT_FOUND; of none of the subjects there is a record to look at\n/,
    );
  });
});

describe.each(['population', 'driving-licence'])('%s, for XML and for JSON', (id) => {
  test.each<FaultSetting>([{ kind: 'latency', ms: 10 }, { kind: 'tokenExpired' }])(
    '%j hurts nothing',
    async (fault) => {
      expect(complaintsOf(await runUnder(id, fault))).toEqual([]);
    },
  );

  test.each<[FaultSetting, RegExp]>([
    [{ kind: 'malformed' }, /: answer must be (JSON|well-formed XML)$/],
    [{ kind: 'truncated' }, /: answer did not arrive \(UND_ERR_SOCKET\)$/],
    [{ kind: 'down' }, /: answer did not arrive \(ECONNREFUSED\)$/],
    [{ kind: 'hang' }, /: answer did not arrive \(TIMEOUT\)$/],
    [{ kind: 'slowDrip' }, /: answer did not arrive \(TIMEOUT\)$/],
    [
      { kind: 'html500' },
      /: answer (has HTTP status 500, which is not in the contract|must be well-formed XML)$/,
    ],
  ])('%j breaks the contract on the line', async (fault, expected) => {
    const report = await runUnder(id, fault);
    expect(report.conforms).toBe(false);
    expect(lineComplaints(report)).toContainEqual(expect.stringMatching(expected));
  });

  test.each<[FaultSetting, RegExp]>([
    [{ kind: 'businessError', code: '999' }, /: UNAVAILABLE BAD_RESPONSE \(999\)/],
    [{ kind: 'error', status: 500 }, /: UNAVAILABLE UPSTREAM_ERROR \(HTTP 500\)/],
    [{ kind: 'flaky', rate: 1, seed: 1 }, /: UNAVAILABLE UPSTREAM_ERROR \(HTTP 500\)/],
    [{ kind: 'throttled' }, /: UNAVAILABLE THROTTLED \(HTTP 429\)/],
    [{ kind: 'wrongSubject' }, /: MISMATCH/],
  ])('%j keeps what is asked for from being read', async (fault, expected) => {
    const report = await runUnder(id, fault);
    expect(report.conforms).toBe(false);
    expect(complaintsOf(report)).toContainEqual(expect.stringMatching(expected));
  });
});

/** A target that answers every path as told. */
async function startServer(answer: (path: string) => string) {
  const server = createServer((request, response) => {
    request.resume();
    response.end(answer(request.url ?? ''));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: new URL(`http://127.0.0.1:${port}/`), close: () => server.close() };
}

test('makes a bounded number of calls, and forwards no other client’s calls', async () => {
  let calls = 0;
  const server = await startServer(() => String((calls += 1)));
  const proxy = await RecordingProxy.start(server.url, 1024);
  try {
    const url = proxy.urlOf(server.url);
    const post = async (to: string) =>
      fetch(to, { method: 'POST', body: 'x' }).then(
        ({ status }) => status,
        () => 'lost',
      );
    expect(await post(new URL('/', url).href)).toBe('lost');
    expect([calls, proxy.exchanges.length]).toEqual([0, 0]);
    for (let call = 0; call < MOST_CALLS; call += 1) expect(await post(url)).toBe(200);
    expect(await post(url)).toBe('lost');
    expect(calls).toBe(MOST_CALLS);
    expect(proxy.exchanges.at(-1)?.answer).toEqual({ lost: 'CALL_LIMIT' });
  } finally {
    await proxy.close();
    server.close();
  }
});

describe('a target that returns personal data in unexpected places', () => {
  const person = 'Nguyễn Văn An';
  const folded = 'NGUYEN VAN AN';
  const number = '079085669802';

  async function runAgainst(id: string, answer: (path: string) => string): Promise<string> {
    const server = await startServer(answer);
    try {
      const plan = { ...(await planFor(id, mocks)), target: new URL('/base', server.url) };
      const report = await runContract(plan);
      expect(report).toMatchObject({ conforms: false, isMock: false });
      const text = await printed(plan, report);
      expect(text.replaceAll(/[^a-z]/gi, '').toLowerCase()).not.toMatch(/nguyen|vanan/);
      return text;
    } finally {
      server.close();
    }
  }

  test('is not quoted in JSON: field names, codes, malformed values', async () => {
    const token = { access_token: number, scope: person, token_type: folded, expires_in: 3600, [person]: 1 };
    const licence = {
      SoGPLX: person,
      HangGPLX: person,
      NgayCapGPLX: number,
      NgayHHGPLX: folded,
      HoVaTen: Number(number),
      NgaySinh: person,
      SoCMT: `${person} ${number}`,
      [`SoCMT${number}`]: 1,
      'họ tên': 1,
      NgayTT_A1: person,
    };
    const items = [
      { soDinhDanh: number, maKetQua: '00', gplx: [licence], [number]: { [person]: 1 } },
      { soDinhDanh: person },
    ];
    const text = await runAgainst('driving-licence', (path) =>
      JSON.stringify(
        path.endsWith('/token') ? token : { status: 1, message: person, maYeuCau: number, ketQua: items },
      ),
    );
    expect(text).toContain('answer token_type must be equal to constant');
    expect(text).toContain('answer ketQua[].gplx[].NgaySinh must match pattern');
    expect(text).toContain('answer ketQua[].gplx[].HoVaTen must be string');
    expect(text).toContain('answer ketQua[].gplx[].TrangThai is required, and missing');
    expect(text).toMatch(/fields that the contract does not know: \d+ × \(a name not told\)\n/);
  });

  test('is not quoted in codes of refusals', async () => {
    const text = await runAgainst('social-insurance', (path) =>
      path.endsWith('/token')
        ? JSON.stringify({ access_token: 'x', scope: '', token_type: 'Bearer', expires_in: 3600 })
        : JSON.stringify({ status: 0, maLoi: 'NguyenVanAn', message: person }),
    );
    expect(text).toMatch(/participation: 1 × UNAVAILABLE BAD_RESPONSE\n/);
  });

  test('is not quoted in XML: names, values that look like a checker’s rule, several lines', async () => {
    const misleading = `x: This element is not expected. Expected is ${folded}.\n' is not accepted by the pattern '${folded}'.\n`;
    const text = await runAgainst(
      'population',
      () =>
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
        `<c:CongdanCollection xmlns:c="http://www.mic.gov.vn/dancu/1.0" SoCongDan="${folded}" NGUYENVANAN${number}="1"><c:CongDan>` +
        `<c:SoDinhDanh>${misleading}</c:SoDinhDanh><c:S${number}>1</c:S${number}>` +
        `<c:HoVaTen><c:Ten><![CDATA[${person} <&> ${misleading.repeat(20)}]]></c:Ten></c:HoVaTen>` +
        `<c:NgayThangNamSinh><c:Nam>${folded}</c:Nam></c:NgayThangNamSinh>${person}</c:CongDan></c:CongdanCollection></s:Body></s:Envelope>`,
    );
    expect(text).toContain('answer CongdanCollection/@SoCongDan must be a value of xs:nonNegativeInteger');
    expect(text).toContain('answer CongdanCollection/CongDan/SoDinhDanh must keep its pattern');
    expect(text).toContain('answer CongdanCollection/CongDan/HoVaTen/Ten must keep its maxLength');
    expect(text).toContain(
      'answer CongdanCollection/CongDan/NgayThangNamSinh/Nam must match pattern "([0-9]{4})?"',
    );
    expect(text).toContain('answer CongdanCollection/CongDan must not hold text');
  });

  test('is not quoted in an answer of another format', async () => {
    const page = `<!DOCTYPE html><title>${person} ${number}</title>`;
    expect(await runAgainst('population', () => page)).toContain('answer must be well-formed XML');
    expect(await runAgainst('civil-status', () => page)).toContain('answer must be JSON');
  });
});

describe('the contract suite’s file', () => {
  const target = new URL('http://127.0.0.1:9');

  async function fileWith(...changes: readonly (readonly [string, string])[]): Promise<string> {
    const example = await readFile(EXAMPLE, 'utf8');
    const text = changes.reduce((sofar, [from, to]) => {
      expect(sofar).toContain(from);
      return sofar.replaceAll(from, to);
    }, example);
    const file = join(await mkdtemp(join(tmpdir(), 'lienthong-')), 'contract.yml');
    await writeFile(file, text);
    return file;
  }

  async function faultsOf(...changes: readonly (readonly [string, string])[]): Promise<readonly string[]> {
    const { source } = await planFor('driving-licence', mocks);
    const plan = readPlan(await fileWith(...changes), source, target, { LICENCE_SECRET: 's3' });
    const error: unknown = await plan.catch((caught: unknown) => caught);
    if (error instanceof ConfigError) return error.faults;
    throw new Error('the file was taken');
  }

  test.each<[string, string, string, readonly string[]]>([
    [
      'a key with a slip',
      'consumerKey: mock-gplx-key',
      'consumerkey: x',
      [
        'sources.driving-licence.lgsp: must have required properties consumerKey — add consumerKey',
        'sources.driving-licence.lgsp.consumerkey: is not a known key — remove or correct it',
      ],
    ],
    [
      'a number that YAML takes for one',
      "identityNumber: '079085669802'",
      'identityNumber: 179085669802',
      ['subjects[0].identityNumber: must be string — put it in quotes'],
    ],
    [
      'a subject that is none',
      "dateOfBirth: '1985-03-12'",
      "dateOfBirth: '12/03/1985'",
      ['subjects[0].dateOfBirth: must have the form YYYY, YYYY-MM or YYYY-MM-DD — correct it'],
    ],
    [
      'a date to come',
      "dateOfBirth: '1985-03-12'",
      "dateOfBirth: '2385-03-12'",
      ['subjects[0].dateOfBirth: must not be in the future — correct it'],
    ],
    [
      'a secret that is not set',
      'mock-gplx-secret',
      '${ELSEWHERE}',
      [
        'sources.driving-licence.lgsp.consumerSecret: the environment variable ELSEWHERE is not set — set it or write the value',
      ],
    ],
    [
      'no block',
      '  driving-licence:\n    serviceCode',
      '  weather:\n    serviceCode',
      ['sources: has no block driving-licence — add one'],
    ],
    [
      'a refusal of something that is not there',
      '{ lgsp: { consumerSecret: not-the-secret } }',
      '{ account: { password: x } }',
      ['refusals.driving-licence[0].settings.account: is not a known key — remove or correct it'],
    ],
  ])('%s is told by its place', async (_what, from, to, faults) => {
    expect(
      (await faultsOf([from, to])).filter((fault) => !fault.endsWith('fewer than 1 characters')),
    ).toEqual(faults);
  });

  test('takes secrets from the environment, and needs none of other sources', async () => {
    const { source } = await planFor('driving-licence', mocks);
    const file = await fileWith(
      ['mock-gplx-secret', '${LICENCE_SECRET}'],
      ['mock-bhxh-secret', '${ELSEWHERE}'],
    );
    const plan = await readPlan(file, source, target, { LICENCE_SECRET: 's3' });
    expect(plan.settings).toMatchObject({ lgsp: { consumerSecret: 's3' } });
    expect(plan.refusals.map(({ what }) => what)).toEqual([
      'lgsp.consumerSecret',
      'serviceCode',
      'officer.identityNumber',
    ]);
  });
});

describe('the contract suite’s command', () => {
  /** In a process of its own. */
  async function start(...args: readonly string[]) {
    return promisify(execFile)(process.execPath, ['scripts/contract.ts', ...args]).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: unknown) =>
        error as { readonly code: number; readonly stdout: string; readonly stderr: string },
    );
  }

  function at(target: string, source = 'population', file = EXAMPLE): readonly string[] {
    return ['--target', target, '--source', source, '--credentials', file];
  }

  test('exits with 0 if all conforms, with 1 if not, with 2 on wrong usage', async () => {
    const { target } = await planFor('population', mocks);
    const good = await start(...at(target.href));
    expect(good).toMatchObject({ code: 0, stderr: '' });
    expect(good.stdout).toContain('It conforms to the contract.');
    await mocks.setFaults('population', [{ kind: 'drift' }]);
    const bad = await start(...at(target.href));
    expect(bad).toMatchObject({ code: 1, stderr: '' });
    expect(bad.stdout).toContain('It does not conform to the contract.');
    const usage = 'Usage: npm run contract -- --target URL --source ID --credentials FILE\n';
    expect(await start()).toMatchObject({ code: 2, stdout: '', stderr: usage });
  });

  test.each<[string, readonly string[], RegExp]>([
    ['an unknown option', ['--host', 'x'], /^Usage: /],
    ['no address', at('x'), /^--target must be /],
    ['an address with a secret', at('http://a:b@c/'), /^--target must be /],
    ['an unknown source', at('http://127.0.0.1:9', 'x'), /^--source must be one of civil-status, /],
    [
      'no file',
      at('http://127.0.0.1:9', 'population', 'none.yml'),
      /^none\.yml .*\n {2}cannot be read \(ENOENT\) — make it, or name another file\n$/,
    ],
  ])('%s is told', async (_what, args, message) => {
    expect(await contract(args, {})).toEqual({ exitCode: 2, text: expect.stringMatching(message) });
  });
});
