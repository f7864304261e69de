/** Notes and counters about values of a source in a form that cannot be read. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { demoHeaders } from './kit/gateway-process.ts';
import { Running, type Triple } from './kit/running.ts';

interface Noted {
  readonly status: string;
  readonly notes: readonly { readonly field: string; readonly reason: string }[] | null;
  readonly [field: string]: unknown;
}
type Answers = Readonly<Record<string, Noted>>;

let running: Running;
let an: Triple;
beforeAll(async () => {
  running = await Running.start();
  an = await running.persona('Nguyễn Văn An');
});
beforeEach(() => running.clearFaults());
afterAll(() => running.stop());

const odd = (field: string) => running.setFaults('population', [{ kind: 'oddValue', field }]);

async function ask(
  selection: string,
  variables: object = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answers> {
  const declared = Object.keys(variables).map((name) => `, $${name}: Boolean!`);
  const query = `query ($s: SubjectInput!${declared.join('')}) { citizen(subject: $s) { ${selection} } }`;
  const { body } = await running.ask<{ citizen: Answers }>(
    query,
    { s: an, ...variables },
    { 'X-Max-Age': '0', ...headers },
  );
  return body.data?.citizen ?? {};
}

describe('a record note', () => {
  test('names the field and the reason, and leaves the record', async () => {
    await odd('GioiTinh');
    const { identity } = await ask(
      'identity { status notes { field reason } record { fullName sex { code } } }',
    );
    expect(identity).toEqual({
      status: 'FOUND',
      notes: [{ field: 'sex', reason: 'UNREADABLE' }],
      record: { fullName: expect.stringMatching(/AN$/), sex: null },
    });
  });

  test('is shown only if its field is selected, under any alias', async () => {
    await odd('QuocTich');
    const answers = await ask(
      `
      a: identity { notes { field } record { spouse { n: nationality { code } } } }
      b: identity { notes { field } record { ...Own } }
      c: identity { notes { field } record { spouse { fullName } } }
    `.replace('...Own', '... on Identity { nationality { code } }'),
    );
    expect(answers).toMatchObject({
      a: { notes: [{ field: 'spouse.nationality' }] },
      b: { notes: [{ field: 'nationality' }] },
      c: { notes: [] },
    });
  });

  test('follows @skip and @include', async () => {
    await odd('GioiTinh');
    const selection = 'identity { notes { field } record { fullName sex @include(if: $sex) { code } } }';
    expect(await ask(selection, { sex: true })).toMatchObject({ identity: { notes: [{ field: 'sex' }] } });
    expect(await ask(selection, { sex: false })).toMatchObject({ identity: { notes: [] } });
  });

  test('is not shown for a field outside scope or purpose', async () => {
    await odd('TonGiao');
    const selection = 'identity { status notes { field } record { fullName religion { code } } }';
    expect(await ask(selection)).toMatchObject({ identity: { notes: [{ field: 'religion' }] } });
    const receptionist = await demoHeaders(running.gateway.url, 'receptionist');
    const { identity } = await ask(selection, {}, receptionist);
    expect(identity).toMatchObject({ status: 'FOUND', notes: [], record: { religion: null } });
  });

  test('exists only with a record', async () => {
    const stranger = { ...an, fullName: 'Nguyễn Văn Không' };
    await odd('GioiTinh');
    const query = `query ($s: SubjectInput!) { citizen(subject: $s) { identity { status notes { field } record { sex { code } } } } }`;
    const { body } = await running.ask<{ citizen: Answers }>(query, { s: stranger });
    expect(body.data?.citizen).toEqual({ identity: { status: 'NOT_FOUND', notes: null, record: null } });
  });

  test('is cached with the record', async () => {
    await odd('GioiTinh');
    const selection = 'identity { provenance { freshness } notes { field } record { sex { code } } }';
    await ask(selection);
    await running.clearFaults();
    const cached = await ask(selection, {}, { 'X-Max-Age': '60' });
    expect(cached).toMatchObject({
      identity: { provenance: { freshness: 'CACHED' }, notes: [{ field: 'sex' }], record: { sex: null } },
    });
    expect(await ask(selection)).toMatchObject({ identity: { notes: [] } });
  });

  test('is counted by source, field and reason, selected or not', async () => {
    const count = async () => {
      const metrics = await (await fetch(`${running.gateway.url}/metrics`)).text();
      const labels = 'source="population",field="bloodGroup",reason="unreadable"';
      return Number(
        new RegExp(`lienthong_unread_values_total\\{${labels}\\} (\\d+)`).exec(metrics)?.[1] ?? 0,
      );
    };
    await odd('NhomMau');
    const before = await count();
    await ask('identity { record { fullName } }');
    expect(await count()).toBe(before + 1);
  });
});

test('is not needed for an unreadable tying value, which makes the record unreadable', async () => {
  await odd('NgayThangNamSinh');
  const { identity } = await ask('identity { status notes { field } failure { code } record { fullName } }');
  expect(identity).toEqual({
    status: 'UNAVAILABLE',
    notes: null,
    failure: { code: 'BAD_RESPONSE' },
    record: null,
  });
});
