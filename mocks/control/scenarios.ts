/**
 * Scenarios of whole bad days, declared once: rows of phases that set the faults of all systems. A seed draws
 * which system suffers which fault, so that a scenario can be repeated.
 */
import type { Fault, FaultKind } from '../kit/fault-kinds.ts';
import type { MockSystem } from '../kit/system.ts';
import { chance, rngOf, hashText, pick, type Rng } from '../people/hash.ts';

/** The facts of a system that a scenario uses. */
export type Stage = Pick<MockSystem, 'id' | 'withdrawnCode'>;

export interface Phase {
  readonly name: string;
  /** Null lasts until the scenario is stopped. */
  readonly ms: number | null;
  /** By system id; a system that is absent has no faults. */
  readonly faults: Readonly<Record<string, readonly Fault[]>>;
}

interface Scenario {
  readonly about: string;
  readonly phases: (systems: readonly Stage[], rng: Rng) => readonly Phase[];
}

function fault(kind: FaultKind, parameters: Fault['parameters'] = {}): Fault {
  return { kind, parameters, times: null };
}

function phase(
  name: string,
  ms: number | null,
  systems: readonly Stage[],
  faultsOf: (system: Stage) => readonly Fault[],
): Phase {
  return { name, ms, faults: Object.fromEntries(systems.map((system) => [system.id, faultsOf(system)])) };
}

function slower(rng: Rng, label: string, least: number, most: number): Fault {
  return fault('latency', { ms: least + rng(label, most - least) });
}

export const SCENARIOS = {
  'office-hours': {
    about:
      'All systems slow down for 15 seconds; at the peak some lose calls and one turns callers away (429).',
    phases: (systems, rng) => {
      const overloaded = pick(rng, 'overloaded', systems);
      const slow = (name: string): Phase =>
        phase(name, 5000, systems, ({ id }) => [slower(rng, `${name} ${id}`, 100, 400)]);
      const peak = phase('peak', 5000, systems, ({ id }) => [
        slower(rng, `peak ${id}`, 400, 1500),
        ...(id === overloaded.id ? [fault('throttled')] : []),
        ...(chance(rng, `${id} loses`, 500) ? [fault('flaky', { rate: 0.3, seed: `peak-${id}` })] : []),
      ]);
      return [slow('morning'), peak, slow('easing')];
    },
  },
  'line-cut': {
    about:
      'An hour without a line in 6 seconds: no system can be reached; then all come back, slowly at first.',
    phases: (systems, rng) => [
      phase('cut', 6000, systems, () => [fault('down')]),
      phase('coming back', 2000, systems, ({ id }) => [slower(rng, `back ${id}`, 300, 1000)]),
    ],
  },
  'licence-withdrawn': {
    about: 'The owner of one system no longer lets the caller ask, until the scenario is ended.',
    phases: (systems, rng) => {
      const owner = pick(rng, 'owner', systems);
      const refuses = ({ id, withdrawnCode }: Stage): readonly Fault[] =>
        id === owner.id ? [fault('businessError', { code: withdrawnCode })] : [];
      return [phase('withdrawn', null, systems, refuses)];
    },
  },
  'token-storm': {
    about: 'For 10 seconds, tokens are over again and again, now here, now there.',
    phases: (systems, rng) =>
      Array.from({ length: 20 }, (_, i) =>
        phase(`wave ${i + 1}`, 500, systems, ({ id }) =>
          chance(rng, `wave ${i} ${id}`, 600) ? [fault('tokenExpired')] : [],
        ),
      ),
  },
} as const satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof SCENARIOS;

export function isScenarioName(name: unknown): name is ScenarioName {
  return typeof name === 'string' && Object.hasOwn(SCENARIOS, name);
}

/** All phases; the same seed gives the same phases. */
export function phasesOf(name: ScenarioName, seed: string, systems: readonly Stage[]): readonly Phase[] {
  return SCENARIOS[name].phases(systems, rngOf(hashText(seed)));
}
