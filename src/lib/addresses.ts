/** Which addresses are this machine's own, and how far others reach. */
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import { groupsOf, plainAddress } from './network-address.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Networks that no router of the public internet forwards (RFC 1918, 3927, 4193, 4291, 6598). */
const nonPublic = new BlockList();
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  nonPublic.addSubnet(network, bits, 'ipv4');
}
nonPublic.addSubnet('fc00::', 7, 'ipv6');
nonPublic.addSubnet('fe80::', 10, 'ipv6');

/**
 * @param host a name or an address, in brackets or not
 * @returns false for every name but `localhost`, which may lead anywhere
 */
export function isThisMachine(host: string): boolean {
  return host.toLowerCase() === 'localhost' || isIn(loopback, host);
}

/** True if the public internet cannot reach the address; false for names and for `0.0.0.0` and `::`. */
export function isPrivate(host: string): boolean {
  return isThisMachine(host) || isIn(nonPublic, host);
}

function isIn(networks: BlockList, host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '');
  return isIP(address) !== 0 && networks.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Prefixes of the largest networks that are still one place: 256 IPv4 addresses, one IPv6 link. */
const NARROW = { ipv4: 24, ipv6: 64 } as const;

/** IPv4 addresses as IPv6 ones: `::ffff:0:0/96`. */
const MAPPED = '::ffff:0:0';
const MAPPED_BITS = 96;
const mapped = new BlockList();
mapped.addSubnet(MAPPED, MAPPED_BITS, 'ipv6');

/** @param network an address, or one with the length of its prefix: `10.0.0.0/8` */
export function isNetwork(network: string): boolean {
  const [address = '', bits] = network.split('/');
  const longest = isIPv4(address) ? 32 : 128;
  return isIP(address) !== 0 && (bits === undefined || Number(bits) <= longest);
}

/** @param network see `isNetwork`; false for what is none */
export function isWide(network: string): boolean {
  const [address = '', bits] = network.split('/');
  if (bits === undefined || !isNetwork(network)) return false;
  if (isIPv4(address)) return Number(bits) < NARROW.ipv4;
  if (mapped.check(address, 'ipv6')) return Number(bits) < MAPPED_BITS + NARROW.ipv4;
  return Number(bits) < NARROW.ipv6 || holdsEveryIPv4(address, Number(bits));
}

/**
 * @param networks see `isNetwork`; what is none is left out
 * @returns whether they hold more addresses together than the largest network that is still one place
 */
export function areWideTogether(networks: readonly string[]): boolean {
  const ranges = networks.filter(isNetwork).map(rangeOf);
  return (['ipv4', 'ipv6'] as const).some((family) => {
    const most = 1n << BigInt(BITS[family] - NARROW[family]);
    return sizeOf(ranges.filter((range) => range.family === family)) > most;
  });
}

const BITS = { ipv4: 32, ipv6: 128 } as const;

/** The addresses of a network as numbers, the first and the last included. */
interface Range {
  readonly family: keyof typeof BITS;
  readonly first: bigint;
  readonly last: bigint;
}

function rangeOf(network: string): Range {
  const [written = '', bits] = network.split('/');
  const address = plainAddress(written);
  const family = isIPv4(address) ? 'ipv4' : 'ipv6';
  const length = bits === undefined ? BITS[family] : Number(bits);
  const prefix = family === 'ipv4' && !isIPv4(written) && bits !== undefined ? length - MAPPED_BITS : length;
  const free = BigInt(BITS[family] - Math.max(prefix, 0));
  const first = (numberOf(address) >> free) << free;
  return { family, first, last: first + (1n << free) - 1n };
}

function numberOf(address: string): bigint {
  if (isIPv4(address)) return address.split('.').reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return groupsOf(address).reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

/** Count of the addresses in at least one of the ranges. */
function sizeOf(ranges: readonly Range[]): bigint {
  let size = 0n;
  let next = 0n;
  for (const { first, last } of ranges.toSorted((a, b) => (a.first < b.first ? -1 : 1))) {
    const from = first > next ? first : next;
    if (last < from) continue;
    size += last - from + 1n;
    next = last + 1n;
  }
  return size;
}

/** Node.js compares IPv4 peers in their mapped form, so `::/80` has all of them in it. */
function holdsEveryIPv4(address: string, bits: number): boolean {
  const network = new BlockList();
  network.addSubnet(address, bits, 'ipv6');
  return network.check(MAPPED, 'ipv6');
}
