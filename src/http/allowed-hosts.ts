/**
 * Decides who sees the pages of development: demo tokens, playground and schema. By default these are callers
 * on this machine. Three conditions apply, since each can be met without the others: the connection is a
 * loopback one at both ends, nothing forwarded it, and the caller uses a name of this machine. A page of
 * another site may let its own name point to this machine (DNS rebinding); anybody in the network can send
 * `Host: localhost`.
 */
import type { IncomingMessage } from 'node:http';
import { isLoopback, plainAddress } from '../lib/network-address.ts';

const OWN_NAMES: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** Addresses of those names. Other loopback addresses serve other purposes. */
const OWN_ADDRESSES: readonly string[] = ['127.0.0.1', '::1'];

/** By which a proxy on this machine shows that the caller is elsewhere. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * @param hosts names of the configuration, without ports: under these the operator shows it to every caller,
 * wherever
 *   the connection comes from
 */
export function isForDevelopment({ headers, socket }: IncomingMessage, hosts: readonly string[]): boolean {
  const { host } = headers;
  if (isNamed(host, hosts)) return true;
  const isHere =
    isLoopback(socket.remoteAddress ?? '') && OWN_ADDRESSES.includes(plainAddress(socket.localAddress ?? ''));
  return isHere && isNamed(host, OWN_NAMES) && FORWARDED.every((name) => headers[name] === undefined);
}

function isNamed(host: string | undefined, names: readonly string[]): boolean {
  const name = (host ?? '').toLowerCase().replace(/:\d{1,5}$/, '');
  return names.some((one) => one.toLowerCase() === name);
}
