/** Runs one scenario at a time on the running systems. */
import { FaultInputError, readText } from '../kit/fault-input.ts';
import { SEED_RULE } from '../kit/fault-kinds.ts';
import type { RunningSystem } from '../kit/running-system.ts';
import { isObject } from '../kit/unknown.ts';
import { isScenarioName, phasesOf, SCENARIOS, type Phase, type ScenarioName } from './scenarios.ts';

export interface ScenarioView {
  readonly name: ScenarioName;
  readonly seed: string;
  readonly phase: string;
}

export class ScenarioRunner {
  readonly #systems: readonly RunningSystem[];
  #playing: ScenarioView | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(systems: readonly RunningSystem[]) {
    this.#systems = systems;
  }

  /** The running scenario, or null. */
  get view(): ScenarioView | null {
    return this.#playing;
  }

  /**
   * Starts the scenario `{name, seed}` in place of the running one; resolves when the first phase is set.
   *
   * @throws FaultInputError
   */
  async play(body: unknown): Promise<void> {
    const { name, seed, ...rest } = isObject(body) ? body : {};
    if (!isScenarioName(name)) {
      throw new FaultInputError(`name must be one of ${Object.keys(SCENARIOS).join(', ')}.`);
    }
    if (Object.keys(rest).length > 0) throw new FaultInputError('A scenario may have name and seed only.');
    const words = readText(seed, 'seed', SEED_RULE);
    this.stop();
    const stage = this.#systems.map(({ system }) => system);
    await this.#enter(name, words, phasesOf(name, words, stage));
  }

  /** Stops the scenario; the faults of the current phase remain. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#playing = null;
  }

  async #enter(name: ScenarioName, seed: string, [phase, ...further]: readonly Phase[]): Promise<void> {
    const playing = phase === undefined ? null : { name, seed, phase: phase.name };
    this.#playing = playing;
    await Promise.all(
      this.#systems.map(async (running) => running.setFaults(phase?.faults[running.system.id] ?? [])),
    );
    if (playing === null || phase === undefined || phase.ms === null || this.#playing !== playing) return;
    this.#timer = setTimeout(() => void this.#enter(name, seed, further), phase.ms).unref();
  }
}
