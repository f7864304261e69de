/** The commands `start`, `mocks` and `token`. Each loads what it needs when it runs. */
import { readPort } from '#lienthong/cli/command';
import type { DevelopmentCommands } from '#lienthong/cli/development';
import { say } from '#lienthong/lib/output';

export const start: DevelopmentCommands['start'] = async (file) => (await import('./start.ts')).start(file);

export const mocks: DevelopmentCommands['mocks'] = async (file) => {
  const { DEFAULT_CONTROL_PORT, startMocks } = await import('../mocks/index.ts');
  const { mocks: modules } = await (await import('./settings.ts')).developmentSetup(file);
  const running = await startMocks({ port: readPort('MOCK_PORT', DEFAULT_CONTROL_PORT), modules });
  say(`Mock systems are up; control at ${running.controlUrl}\n`);
  return running;
};

export const token: DevelopmentCommands['token'] = async (role) =>
  (await import('./token.ts')).developmentToken(role);
