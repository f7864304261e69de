/** Where a request comes from, as the audit log keeps it: address and port, as security level 3 asks for (BRIEF 4.7). */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * @param proxies addresses or networks (`10.0.0.0/8`) whose `X-Forwarded-For` is believed; it names no port
 * @returns e.g. `10.1.2.3:54321`, `[::1]:54321`, or without a port where a proxy says so
 */
export function clientAddress(proxies: readonly string[]): (request: IncomingMessage) => string {
  const trusted = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  const isTrusted = (address: string) => trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return ({ headers, socket }) => {
    const address = socket.remoteAddress ?? '';
    if (proxies.length > 0 && isTrusted(address)) {
      const chain = headers['x-forwarded-for']?.toString().split(',') ?? [];
      const forwarded = chain.map((one) => one.trim()).findLast((one) => isIP(one) !== 0 && !isTrusted(one));
      if (forwarded !== undefined) return bracketed(forwarded);
    }
    return `${bracketed(address)}:${socket.remotePort ?? ''}`;
  };
}

/** So that a port behind it can be told apart. */
function bracketed(address: string): string {
  return isIPv6(address) ? `[${address}]` : address;
}
