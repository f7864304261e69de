/**
 * Ports that a mock can release and bind again. The operating system takes ports of outgoing connections and
 * ports for port 0 from one ephemeral range: a port of that range may be lost to a connection while its mock
 * is down.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';

export interface PortRange {
  readonly lowest: number;
  readonly highest: number;
}

/** Linux publishes the ephemeral port range here. */
const LINUX_RANGE = '/proc/sys/net/ipv4/ip_local_port_range';

/** Below the ephemeral range of common systems: Linux starts at 32768, the others at 49152. */
const USUAL: PortRange = { lowest: 20_000, highest: 32_767 };

const HIGHEST_PORT = 65_535;

/** A smaller range than this is not used. */
const LEAST = 1000;

/** Each process starts at its own place, so that none takes a port that another has released for a moment. */
const PORTS_OF_PROCESS = 128;

const range = lastingPorts();
let next = process.pid * PORTS_OF_PROCESS;

/**
 * The next port outside the ephemeral range, or 0 (chosen by the operating system) if no such range is left.
 */
export function nextLastingPort(): number {
  if (range === undefined) return 0;
  const { lowest, highest } = range;
  next += 1;
  return lowest + (next % (highest - lowest + 1));
}

/**
 * @param outgoing first and last ephemeral port as Linux writes them; undefined on other systems
 * @returns undefined if the ephemeral range covers almost all ports
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
