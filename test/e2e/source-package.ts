/**
 * The example of a source that comes as a package, installed from its tarball beside the packed gateway. Its tests are
 * part of package.test.ts, which packs and installs once.
 */
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { startCommand, type LongCommand } from '../kit/long-command.ts';

const run = promisify(execFile);

export const SOURCE_PACKAGE = 'lienthong-source-enterprise-registration';

const ID = 'enterprise-registration';
const BIN = 'node_modules/lienthong/bin/lienthong.js';
const SETTINGS = {
  url: 'http://127.0.0.1:9',
  serviceCode: 'G22-LT01',
  lgsp: { consumerKey: 'mock-dkdn-key', consumerSecret: 'mock-dkdn-secret' },
};

/** Reads the enterprises and no accountant. */
const PURPOSES = {
  groups: {},
  purposes: [
    {
      code: '1.004222',
      codeFrom: 'ours',
      title: { vi: 'Thử', en: 'Trial' },
      legalGround: 'none',
      kind: 'procedure',
      usedBy: { agencies: ['*'], applications: ['*'], roles: ['*'] },
      reads: ['enterprises'],
      dossier: 'optional',
      subjects: 10,
    },
  ],
};

const QUERY = `query ($subject: SubjectInput!) {
  citizen(subject: $subject) {
    enterprises {
      status
      failure { code }
      provenance { freshness }
      record { enterprises { code kind { code name(lang: EN) } accountantNumber } }
    }
  }
}`;

interface Place {
  /** Has both packages of the gateway and that of the source. */
  readonly folder: () => string;
  readonly environment: NodeJS.ProcessEnv;
}

interface Answer {
  readonly status: string;
  readonly failure: { readonly code: string } | null;
  readonly provenance: { readonly freshness: string };
  readonly record: { readonly enterprises: readonly Record<string, unknown>[] } | null;
}

interface Listed {
  readonly subject: object;
  readonly sources: Readonly<Record<string, { readonly outcome: string; readonly record: Answer['record'] }>>;
}

export function describeSourcePackage({ folder, environment }: Place): void {
  const lienthong = async (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    run(process.execPath, [BIN, ...args], { cwd: folder(), env: { ...environment, ...env } }).catch(
      (error: unknown) => error as { readonly stdout: string; readonly stderr: string },
    );
  const configure = async (file: string, base: object, integrity: string) => {
    const own = { package: { name: SOURCE_PACKAGE, version: '0.1.0', integrity }, ...SETTINGS };
    await writeFile(
      join(folder(), file),
      stringify({ ...base, purposes: 'own-purposes.yml', sources: { [ID]: own } }),
    );
  };

  describe('a source that comes as a package', () => {
    let integrity: string;
    let running: LongCommand;
    let gateway: string;
    let control: string;
    let tokens: Readonly<Record<string, { readonly headers: Readonly<Record<string, string>> }>>;
    let known: Listed;

    const get = async <Body>(address: string): Promise<Body> =>
      (await fetch(address)).json() as Promise<Body>;
    const ask = async (headers: Readonly<Record<string, string>> = {}) => {
      const response = await fetch(`${gateway}/graphql`, {
        method: 'POST',
        headers: { ...tokens['officer']?.headers, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: QUERY, variables: { subject: known.subject } }),
      });
      return (await response.json()) as {
        readonly data?: { readonly citizen: { readonly enterprises: Answer } };
        readonly errors?: readonly object[];
        readonly extensions?: object;
      };
    };
    const answer = async (headers?: Readonly<Record<string, string>>) =>
      (await ask(headers)).data?.citizen.enterprises;

    beforeAll(async () => {
      await writeFile(join(folder(), 'own-purposes.yml'), stringify(PURPOSES));
      await configure('packaged.yml', { mode: 'development' }, 'sha512-unknown');
      const { stderr } = await lienthong(['config', 'check', 'packaged.yml']);
      [, integrity = ''] =
        /are (sha512-[\w+/=]+), and the configuration expects sha512-unknown/.exec(stderr) ?? [];
      await configure('packaged.yml', { mode: 'development' }, integrity);
      running = startCommand(join(folder(), BIN), ['start', '--config', 'packaged.yml'], {
        cwd: folder(),
        env: { ...environment, PORT: '0', MOCK_PORT: '0' },
      });
      await running.printed('Ctrl-C');
      [, gateway = ''] = /GraphQL and playground +(http:\S+)\/graphql/.exec(running.output()) ?? [];
      [, control = ''] = /People and faults +(http:\S+)\/control/.exec(running.output()) ?? [];
      tokens = await get(`${gateway}/dev/tokens`);
      const { people } = await get<{ people: readonly Listed[] }>(`${control}/control/population?limit=20`);
      const found = people.find(({ sources }) => sources[ID]?.outcome === 'FOUND');
      if (!found) throw new Error('The mock system of the package knows nobody.');
      known = found;
    }, 120_000);
    afterAll(async () => {
      running.child.kill('SIGTERM');
      await running.exit;
    });

    test('is listed with its page by config check, and with its digest by /status', async () => {
      const { stdout } = await lienthong(['config', 'check', 'packaged.yml'], { PORT: '0' });
      expect(stdout).toContain(`package of ${ID}: ${SOURCE_PACKAGE} 0.1.0 ${integrity}, described in `);
      const { sources } = await get<{ sources: readonly object[] }>(`${gateway}/status`);
      expect(sources).toContainEqual(
        expect.objectContaining({ id: ID, package: { name: SOURCE_PACKAGE, version: '0.1.0', integrity } }),
      );
      expect(running.output()).toContain(
        `"name":"${SOURCE_PACKAGE}","version":"0.1.0","integrity":"${integrity}"`,
      );
    });

    test('has its part of the schema and its settings in what the commands print', async () => {
      const [printed, reference] = await Promise.all([
        lienthong(['schema', '--config', 'packaged.yml']),
        lienthong(['config', 'reference', '--config', 'packaged.yml']),
      ]);
      expect(printed.stdout).toContain('enterprises: EnterprisesAnswer');
      expect(reference.stdout).toContain(`\`sources.${ID}.serviceCode\``);
    });

    test('answers as its mock system expects, is recorded before, and is cached', async () => {
      const expected = known.sources[ID]?.record?.enterprises.map(({ code }) => ({ code }));
      const first = await ask();
      expect(first.data?.citizen.enterprises).toMatchObject({
        status: 'FOUND',
        provenance: { freshness: 'LIVE' },
        record: { enterprises: expected },
      });
      expect(first.data?.citizen.enterprises.record?.enterprises[0]?.['kind']).toMatchObject({
        name: expect.any(String),
      });
      expect(JSON.stringify(first.extensions)).toContain(`${ID}/enterprises`);
      expect(await answer()).toMatchObject({ status: 'FOUND', provenance: { freshness: 'CACHED' } });
    });

    test('has its code lists searched like those of the gateway', async () => {
      const query = `{
        codeList(list: ENTERPRISE_KIND, search: "co phan") { version items { code unit { code } } }
        commune(code: "26740") { madeOf { extent } }
      }`;
      const response = await fetch(`${gateway}/graphql`, {
        method: 'POST',
        headers: { ...tokens['officer']?.headers, 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      expect(await response.json()).toMatchObject({
        data: {
          codeList: { version: null, items: [{ code: 'CP', unit: null }] },
          commune: { madeOf: [{ extent: 'PART' }, { extent: 'WHOLE' }, { extent: 'PART' }] },
        },
      });
    });

    test('shows what its groups let a purpose read, and nothing else', async () => {
      const { data, errors } = await ask({ 'X-Purpose': '1.004222' });
      expect(data?.citizen.enterprises).toMatchObject({
        status: 'FOUND',
        record: {
          enterprises: expect.arrayContaining([expect.objectContaining({ accountantNumber: null })]),
        },
      });
      expect(errors).toContainEqual(
        expect.objectContaining({
          path: expect.arrayContaining(['accountantNumber']),
          extensions: expect.objectContaining({ code: 'FORBIDDEN' }),
        }),
      );
    });

    test('is unavailable alone while its system is down', async () => {
      const set = async (faults: readonly object[]) =>
        fetch(`${control}/control/faults/${ID}`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(faults),
        });
      expect((await set([{ kind: 'down' }])).status).toBe(204);
      expect(await answer({ 'X-Max-Age': '0', 'X-Purpose': '1.004222' })).toMatchObject({
        failure: { code: 'UNREACHABLE' },
      });
      expect((await set([])).status).toBe(204);
    });

    test('is part of the test kit of applications by the same configuration', async () => {
      const script = `import { startGateway, startMocks } from 'lienthong';
        const config = 'packaged.yml';
        const mocks = await startMocks({ total: 1, config });
        const gateway = await startGateway({ mocks, config });
        const { sources } = await (await fetch(gateway.url + '/status')).json();
        const { address } = sources.find(({ id }) => id === '${ID}');
        console.log(mocks.urls['${ID}'] === 'http://' + address);
        await gateway.close();
        await mocks.close();`;
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
        cwd: folder(),
        env: environment,
      });
      expect(stdout).toBe('true\n');
    });

    test('passes its own tests by the kit', async () => {
      const author = join(folder(), 'author');
      await cp(new URL('../../examples/source-package', import.meta.url), author, { recursive: true });
      const { stdout } = await run(process.execPath, ['--test', '--test-reporter=tap'], {
        cwd: author,
        env: environment,
      });
      expect(stdout).toMatch(/^# pass 3$/m);
    }, 120_000);

    test('is loaded without its mock system by a gateway of production', async () => {
      const { stdout } = await lienthong(['keys', 'new']);
      const keys = Object.fromEntries(
        stdout.matchAll(/^([A-Z_]+)=(.+)$/gm).map(([, name = '', key = '']) => [name, key]),
      );
      await mkdir(join(folder(), 'registered/desk'), { recursive: true });
      await writeFile(
        join(folder(), 'registered/desk/Sources.graphql'),
        'query Sources { sources { id } }\n',
      );
      const base = {
        mode: 'production',
        insecure: ['HTTP_SOURCE', 'PUBLISHED_SECRET'],
        server: { port: 0, operations: { port: 0 } },
        trustedOperations: { mode: 'enforce', folder: 'registered' },
        audit: {
          file: 'production.sqlite',
          keys: [{ id: 'one', key: '${AUDIT_KEY}' }],
          signingKey: '${AUDIT_SIGNING_KEY}',
        },
        auth: {
          issuers: [{ issuer: 'https://127.0.0.1:9', audience: 'x', jwksUri: 'https://127.0.0.1:9/keys' }],
        },
      };
      const file = join(folder(), 'production.yml');
      await configure('production.yml', base, integrity);
      const text = (await readFile(file, 'utf8'))
        .replace('http://127.0.0.1:9', 'https://127.0.0.1:9')
        .replaceAll('mock-dkdn', 'own')
        .replace('G22-LT01', 'OWN')
        .replace(/^insecure:\n( +- .*\n)+/m, '');
      await writeFile(file, text);
      const watch = `import { registerHooks } from 'node:module';
        registerHooks({ load: (url, context, next) => { console.error('LOADED ' + url); return next(url, context); } });`;
      const served = startCommand(join(folder(), BIN), ['serve', '--config', 'production.yml'], {
        cwd: folder(),
        env: {
          ...environment,
          ...keys,
          NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(watch)}`,
        },
      });
      await served.printed('/graphql');
      served.child.kill('SIGTERM');
      await served.exit;
      const loaded = [...served.output().matchAll(/LOADED (file:\S+)/g)].map(([, url = '']) => url);
      expect(loaded.filter((url) => url.includes(SOURCE_PACKAGE))).toEqual([
        expect.stringMatching(/\/source\.js$/),
      ]);
      expect(loaded.filter((url) => url.includes('lienthong-dev'))).toEqual([]);
    });

    test('is refused once a file is another than when its digest was noted', async () => {
      await appendFile(join(folder(), 'node_modules', SOURCE_PACKAGE, 'source.js'), '\n');
      const { stderr } = await lienthong(['config', 'check', 'packaged.yml'], { PORT: '0' });
      expect(stderr).toMatch(
        new RegExp(
          `sources\\.${ID}\\.package\\.integrity: the installed files of ${SOURCE_PACKAGE} 0\\.1\\.0 are sha512-`,
        ),
      );
    });
  });
}
