/** Client address and port of a request, as the audit log stores them (security level 3, BRIEF 4.7). */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import { ShareExceeded } from '../fairness/share-exceeded.ts';
import type { AccountPath, SharedPool } from '../fairness/shared-pool.ts';
import { networkOfHop, plainAddress, readHop, written, type Hop } from '../lib/network-address.ts';

/** The peers whose `X-Forwarded-For` is believed. @param proxies addresses or networks (`10.0.0.0/30`) */
export function trustedProxies(proxies: readonly string[]): (address: string) => boolean {
  if (proxies.length === 0) return () => false;
  const trusted = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  return (address) => trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/**
 * The header is read from the right, since each proxy appends the peer that it saw: as long as the hop is
 * itself a proxy, the next item to the left is its word. An item that cannot be read ends the chain; nothing
 * to the left of it, and nothing to the left of the first hop that is no proxy, is more than the caller's own
 * claim.
 *
 * @param proxies addresses or networks whose `X-Forwarded-For` is believed
 * @returns e.g. `10.1.2.3:54321`, `[::1]:54321`, or without a port where the proxy omits it
 */
export function clientAddress(proxies: readonly string[]): (request: IncomingMessage) => string {
  const isProxy = trustedProxies(proxies);
  return ({ headers, socket }) => {
    const { remoteAddress = '', remotePort } = socket;
    let hop: Hop = { address: plainAddress(remoteAddress), port: String(remotePort ?? '') };
    if (!isProxy(hop.address)) return written(hop);
    const chain = headers['x-forwarded-for']?.toString().split(',') ?? [];
    for (const item of chain.toReversed()) {
      const previous = readHop(item);
      if (!previous) break;
      hop = previous;
      if (!isProxy(hop.address)) break;
    }
    return written(hop);
  };
}

/** The account of a client: the network of its address, as `clientAddress` writes it. */
export function accountOfClient(client: string): AccountPath {
  return [networkOfHop(client)];
}

/** Spends one unit on behalf of a client. @throws ShareExceeded when its network has had its share */
export function spendPerClient(pool: SharedPool): (client: string) => void {
  return (client) => {
    if (pool.spend(accountOfClient(client)) === undefined) return;
    throw new ShareExceeded(pool);
  };
}
