/** The audit log can be verified, and receipts checked, by a process that loads no gateway. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { AuditLog, intent } from './kit/audit-log.ts';
import { lienthong, type CommandResult } from './kit/command.ts';

/** Modules of the gateway, apart from those that declare its settings. */
const GATEWAY =
  /\/src\/(?:access\/access\b|(?:ask|audit|execution|gateway|graphql|sources|web|workers)\/(?!settings\.ts$))|\/mocks\/|\/node_modules\/(?:@apollo|@graphql-tools|@prometheus-io|dataloader|fastify|graphql|jose)\//;

/** Refuses to load a module of the gateway. */
const HOOK = `import { registerHooks } from 'node:module';
registerHooks({ load(url, context, load) {
  if (${String(GATEWAY)}.test(url)) throw new Error('loaded ' + url);
  return load(url, context);
} });`;

let log: AuditLog;
beforeAll(async () => {
  log = new AuditLog();
  const chain = await log.chain();
  await chain.post(intent());
  await chain.close();
});

function withoutGateway(args: readonly string[]): Promise<CommandResult> {
  const url = `data:text/javascript,${encodeURIComponent(HOOK)}`;
  return lienthong(args, { variables: { NODE_OPTIONS: `--import=${url}` } });
}

test('loads no module of the gateway for audit verify', async () => {
  const verified = await withoutGateway(['audit', 'verify', '--config', log.configuration()]);
  expect(verified).toMatchObject({ code: 0, stderr: '' });
  expect(verified.stdout).toContain('2 entries of 1 chain hold.');
});

test('loads no module of the gateway for audit receipt', async () => {
  const file = join(log.folder, 'none.json');
  writeFileSync(file, '{}');
  expect(await withoutGateway(['audit', 'receipt', file, '--config', log.configuration()])).toMatchObject({
    code: 1,
    stderr: `${file} holds no receipt.\n`,
  });
});

test('loads the gateway for a command of the gateway', async () => {
  expect((await withoutGateway(['schema'])).stderr).toMatch(/loaded file:.*\/(?:src|node_modules)\//);
});
