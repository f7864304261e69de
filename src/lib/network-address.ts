/**
 * IP addresses as peers and proxies write them, in one spelling each, and the network that an address is
 * accounted by.
 */
import { isIP, isIPv4, isIPv6, SocketAddress } from 'node:net';

/** One hop of a request: an address, and the port where it is known. */
export interface Hop {
  /** In one spelling, without brackets. */
  readonly address: string;
  readonly port: string | undefined;
}

const WITH_PORT =
  /^(?<v4>[0-9.]+):(?<v4Port>[0-9]{1,5})$|^\[(?<v6>[0-9A-Fa-f:.]+)\](?::(?<v6Port>[0-9]{1,5}))?$/;

/**
 * Reads `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:4711`, in quotes or
 * not.
 *
 * @returns undefined for anything else: `unknown`, `_hidden`, a host name, an empty item
 */
export function readHop(item: string): Hop | undefined {
  const text = item.trim().replace(/^"(.*)"$/, '$1');
  if (isIP(text) !== 0)
    return text.includes('%') ? undefined : { address: plainAddress(text), port: undefined };
  const { v4, v4Port, v6, v6Port } = WITH_PORT.exec(text)?.groups ?? {};
  const port = v4Port ?? v6Port;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return undefined;
  if (v4 !== undefined && isIPv4(v4)) return { address: v4, port };
  return v6 !== undefined && isIPv6(v6) ? { address: plainAddress(v6), port } : undefined;
}

/** `[2001:db8::1]:4711`: brackets set an IPv6 address apart from a port. */
export function written({ address, port }: Hop): string {
  const host = isIPv6(address) ? `[${address}]` : address;
  return port === undefined ? host : `${host}:${port}`;
}

/** The address in its one spelling: an IPv4-mapped IPv6 address as IPv4, no zone. */
export function plainAddress(address: string): string {
  if (!address.includes(':')) return address;
  const [withoutZone = ''] = address.split('%');
  if (!isIPv6(withoutZone)) return address;
  const { address: canonical } = new SocketAddress({ address: withoutZone, family: 'ipv6' });
  return /^::ffff:([0-9.]+)$/.exec(canonical)?.[1] ?? canonical;
}

/** The account of an address: an IPv6 caller has a whole /64 to choose addresses from. */
export function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (!isIPv6(plain)) return plain;
  return `${groupsOf(plain).slice(0, 4).join(':')}::/64`;
}

/** The account of a client, given as address and port. */
export function networkOfHop(client: string): string {
  return networkOf(readHop(client)?.address ?? client);
}

/** The eight groups of an IPv6 address in its one spelling, without leading zeros. */
export function groupsOf(plain: string): readonly string[] {
  const [before = '', after] = inGroups(plain).split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : Math.max(8 - head.length - tail.length, 0);
  return [...head, ...Array.from({ length: zeros }, () => '0'), ...tail];
}

/** `::192.0.2.1` as `::c000:201`. */
function inGroups(address: string): string {
  return address.replace(/(?:[0-9]+\.){3}[0-9]+$/, (dotted) => {
    const hex = dotted.split('.').map((byte) => Number(byte).toString(16).padStart(2, '0'));
    return `${hex.slice(0, 2).join('')}:${hex.slice(2).join('')}`;
  });
}

/** True for a loopback address. */
export function isLoopback(address: string): boolean {
  const plain = plainAddress(address);
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'));
}
