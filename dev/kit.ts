/**
 * Test kit for applications. Its types and their documentation are in `index.d.cts`, which a program gets
 * without a build.
 */
import { resolve } from 'node:path';
import { pino } from 'pino';
import { startMocks as startSystems, type MocksOptions as SystemsOptions } from '../mocks/index.ts';
import type { FaultSetting as KnownFault } from '../mocks/kit/fault-kinds.ts';
import { isObject } from '../mocks/kit/unknown.ts';
import type {
  Persona,
  startGateway as StartGateway,
  startMocks as StartMocks,
  StatsView,
  TestGateway,
  TestGatewayOptions,
  TestMocks,
} from '../index.cjs';
import { loadConfig } from '#lienthong/config/load';
import type { Config } from '#lienthong/config/schema';
import { createSchema } from '#lienthong/gateway/schema';
import { startGateway as startServer } from '#lienthong/gateway/server';
import { readRules } from '#lienthong/graphql/schema-rules';
import { ConfigError } from '#lienthong/lib/config-file';
import type { Source } from '#lienthong/source-api/source';
import { DEMO_ROLES, demoAccess, isDemoRole } from './demo.ts';
import { createDevelopmentIssuer } from './issuer.ts';
import { DEVELOPMENT, developmentSetup, towardsMocks, uncached, type DevelopmentSetup } from './settings.ts';
import { temporaryLedger, withdrawableAudit } from './temporary-ledger.ts';

export type {
  DemoCaller,
  DemoRole,
  FaultSetting,
  LimitSettings,
  MocksOptions,
  Persona,
  ScenarioName,
  StatsView,
  TestGateway,
  TestGatewayOptions,
  TestMocks,
  TokenOptions,
} from '../index.cjs';

export const startMocks: typeof StartMocks = async ({ config, ...options } = {}) => {
  return startTestMocks({
    ...options,
    ...(config !== undefined && { modules: (await setupOf(config)).mocks }),
  });
};

/** With further systems, by the addresses of their modules. */
export async function startTestMocks(options: SystemsOptions = {}): Promise<TestMocks> {
  const mocks = await startSystems({ port: 0, ...options });
  const call = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${mocks.controlUrl}${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const told: unknown = text === '' ? undefined : JSON.parse(text);
    if (!answer.ok) throw new RangeError(isObject(told) ? String(told['message']) : 'The mocks failed.');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the control address of this same package
    return told as Answer;
  };
  const personas = await call<readonly Persona[]>('GET', '/personas');
  return {
    ...mocks,
    personas,
    persona: (name) => {
      const found = personas.find((persona) => persona.name === name);
      if (found) return found;
      throw new RangeError(`name must be one of ${personas.map((persona) => persona.name).join(', ')}.`);
    },
    setFaults: (system, faults) => call('PUT', `/faults/${system}`, faults satisfies readonly KnownFault[]),
    playScenario: (name, seed = 1) => call('PUT', '/scenario', { name, seed }),
    clearFaults: () => call('DELETE', '/faults'),
    stats: async () => (await call<{ systems: Record<string, StatsView> }>('GET', '/stats')).systems,
    resetStats: () => call('DELETE', '/stats'),
  };
}

export const startGateway: typeof StartGateway = async (options) => {
  const { sources } = await setupOf(options.config);
  const { config: _config, ...gateway } = await startGatewayWith(options, sources);
  return gateway;
};

/** @param change what is otherwise than in the configuration of development */
export async function startGatewayWith(
  options: TestGatewayOptions,
  sources: readonly Source[],
  change: object = {},
): Promise<TestGateway & { readonly config: Config }> {
  const { mocks, port = 0, caller, cached = false } = options;
  const given = await configurationOf(options, sources, change);
  const schema = createSchema(sources, given);
  const { scopes } = readRules(schema);
  const temporary = temporaryLedger(given.audit);
  const own = { ...given, server: { ...given.server, port }, audit: temporary.config };
  const config = towardsMocks(cached ? own : uncached(own), mocks);
  const log = pino({ level: 'silent' });
  const audit = await withdrawableAudit(temporary.config, log);
  const [issuer, stranger] = [await createDevelopmentIssuer(), await createDevelopmentIssuer()];
  try {
    const gateway = await startServer({
      config,
      sources,
      schema,
      log,
      developmentIssuer: issuer,
      audit: audit.log,
      ...(caller && { demoCaller: caller }),
    });
    return {
      ...gateway,
      config,
      headersOf: async (role = 'officer', token = {}) => {
        if (!isDemoRole(role)) throw new RangeError(`role must be one of ${DEMO_ROLES.join(', ')}.`);
        const wanted = { ...options, ...token };
        const kind = oneOf('token', TOKENS, wanted.token ?? 'valid');
        const access = await demoAccess(role, kind === 'untrusted' ? stranger : issuer, scopes, caller, {
          ...(wanted.scopes && { scopes: wanted.scopes }),
          ...(kind === 'expired' && { issuedAt: new Date(Date.now() - LONG_AGO_MS) }),
        });
        return access.headers;
      },
      setAudit: async (state) => audit.setAvailable(oneOf('state', AUDIT_STATES, state) === 'available'),
      close: async () => {
        await gateway.close();
        temporary.remove();
      },
    };
  } catch (error) {
    await audit.log.close();
    temporary.remove();
    throw error;
  }
}

const TOKENS = ['valid', 'expired', 'untrusted'] as const;
const AUDIT_STATES = ['available', 'unavailable'] as const;

/** Longer than a demo token is valid. */
const LONG_AGO_MS = 86_400_000;

function oneOf<Value extends string>(name: string, values: readonly Value[], given: Value): Value {
  if (values.includes(given)) return given;
  throw new RangeError(`${name} must be one of ${values.join(', ')}.`);
}

/** @throws RangeError that names the option and its rule */
async function configurationOf(
  { config: file = DEVELOPMENT, purposes, limits, trustedOperations }: TestGatewayOptions,
  sources: readonly Source[],
  more: object,
): Promise<Config> {
  const { folder = 'operations', ...operations } = trustedOperations ?? {};
  const change = {
    ...more,
    ...(purposes !== undefined && { purposes: resolve(purposes) }),
    ...(limits && { limits }),
    ...(trustedOperations && { trustedOperations: { ...operations, folder: resolve(folder) } }),
  };
  try {
    return await loadConfig(file, sources, {}, { change: (given) => merged(given, change) });
  } catch (error) {
    throw asRangeError(error);
  }
}

/** @throws RangeError that lists the faults of packages */
async function setupOf(config: string | undefined): Promise<DevelopmentSetup> {
  try {
    return await developmentSetup(config);
  } catch (error) {
    throw asRangeError(error);
  }
}

function asRangeError(error: unknown): unknown {
  return error instanceof ConfigError ? new RangeError(error.faults.join('\n')) : error;
}

/** Mappings are merged key by key; anything else is replaced. */
function merged(given: unknown, change: unknown): unknown {
  if (!isObject(given) || !isObject(change)) return change;
  const changes = Object.entries(change).map(([key, value]) => [key, merged(given[key], value)]);
  return { ...given, ...Object.fromEntries(changes) };
}
