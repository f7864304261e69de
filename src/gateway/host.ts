/**
 * Host allow-list of what is there for development only. A page of another site may let its own name point to this machine
 * (DNS rebinding) and read what a browser here is answered; by the name it asks under, it is told apart.
 */
const OWN_NAMES: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** @param others names of the configuration, without ports */
export function isAllowedHost(host: string | undefined, others: readonly string[]): boolean {
  const name = (host ?? '').toLowerCase().replace(/:\d{1,5}$/, '');
  return OWN_NAMES.includes(name) || others.some((other) => other.toLowerCase() === name);
}
