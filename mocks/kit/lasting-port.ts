/**
 * Ports that a mock can give up and take again. The system takes the ports of outgoing connections, and what it gives
 * for port 0, from one range: a port of that range may have gone to a connection while its mock is down.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';

export interface PortRange {
  readonly lowest: number;
  readonly highest: number;
}

/** Where Linux says which ports outgoing connections have. */
const LINUX_RANGE = '/proc/sys/net/ipv4/ip_local_port_range';

/** Below the range of every common system: Linux begins at 32768, the others at 49152. */
const USUAL: PortRange = { lowest: 20_000, highest: 32_767 };

const HIGHEST_PORT = 65_535;

/** Fewer ports than this are no choice. */
const LEAST = 1000;

/** Each process begins at a place of its own, so that none takes what another has given up for a moment. */
const PORTS_OF_PROCESS = 128;

const range = lastingPorts();
let next = process.pid * PORTS_OF_PROCESS;

/** The next port that lasts, or 0, which the system chooses, where no range of them is left. */
export function nextLastingPort(): number {
  if (range === undefined) return 0;
  const { lowest, highest } = range;
  next += 1;
  return lowest + (next % (highest - lowest + 1));
}

/**
 * @param outgoing the first and the last port of outgoing connections as Linux writes them; undefined on other systems
 * @returns undefined where outgoing connections may have almost any port
 */
export function lastingPorts(outgoing: string | undefined = readOutgoing()): PortRange | undefined {
  const [first, last] = (outgoing?.match(/\d+/g) ?? []).map(Number);
  if (first === undefined || last === undefined) return USUAL;
  const below = { lowest: USUAL.lowest, highest: Math.min(USUAL.highest, first - 1) };
  const farBelow = { lowest: 5000, highest: first - 1 };
  const above = { lowest: last + 1, highest: HIGHEST_PORT };
  return [below, farBelow, above].find(({ lowest, highest }) => highest - lowest >= LEAST);
}

function readOutgoing(): string | undefined {
  try {
    return readFileSync(LINUX_RANGE, 'utf8');
  } catch {
    return undefined;
  }
}
