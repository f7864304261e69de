/**
 * Connections to other systems, through a proxy where the configuration or the environment names one. Which
 * way an address is asked is decided once, when its connections are opened.
 */
import { BlockList, isIP, isIPv6 } from 'node:net';
import { Pool, ProxyAgent, type Dispatcher } from 'undici';
import { isThisMachine } from '../lib/addresses.ts';
import { readClientTls, type ClientTlsFiles } from '../lib/client-tls.ts';

/** The setting by which an address is asked without a proxy, whatever the environment says. */
const NO_PROXY = 'none';

/**
 * Connections that a source offers to keep open for longer are closed after this: a firewall forgets idle
 * ones in silence.
 */
const LONGEST_IDLE_MS = 30_000;

export interface Outgoing {
  /** The address that is asked. */
  readonly url: string;
  /** Address of the proxy, or `none`; without it the environment decides. */
  readonly proxy?: string | undefined;
  readonly tls?: ClientTlsFiles | undefined;
  readonly limits?: Pick<Pool.Options, 'connections' | 'maxResponseSize'>;
}

/**
 * Connections for requests to the origin of an address. They speak HTTP/1.1: over HTTP/2, one connection that
 * has died in silence would take every request with it.
 *
 * @throws NodeJS.ErrnoException when a file of `tls` cannot be read
 * @throws TypeError when the environment names a proxy that is no address
 */
export function openConnections({ url, proxy, tls, limits = {} }: Outgoing): Dispatcher {
  const options = { ...limits, allowH2: false, keepAliveMaxTimeout: LONGEST_IDLE_MS };
  const secrets = tls && readClientTls(tls);
  const address = proxyFor(url, proxy);
  if (address === undefined) {
    return new Pool(new URL(url).origin, { ...options, ...(secrets && { connect: secrets }) });
  }
  return new ProxyAgent({
    ...options,
    uri: address,
    requestTls: { ...secrets, allowH2: false },
    proxyTls: { allowH2: false },
    // Requests over plain HTTP reach this without the limits.
    factory: (origin, given) => new Pool(origin, Object.assign(given, options)),
  });
}

/**
 * The proxy through which an address is asked. That of the environment is never used for this machine, which
 * is another one seen from there.
 *
 * @param setting address of a proxy, or `none`; undefined leaves it to `HTTPS_PROXY`, `HTTP_PROXY` and
 * `NO_PROXY`
 * @returns its address, undefined for none
 */
export function proxyFor(
  url: string,
  setting: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  if (setting !== undefined) return setting === NO_PROXY ? undefined : setting;
  const target = new URL(url);
  if (isThisMachine(target.hostname)) return undefined;
  const value = variable(variableFor(url), environment);
  if (value === undefined || isExempt(target, variable('NO_PROXY', environment) ?? '')) return undefined;
  // Written without a scheme in many places.
  return value.includes('://') ? value : `http://${value}`;
}

/**
 * Proxies that cannot be used, one line each.
 *
 * @param asked addresses and proxies of the configuration, by path
 */
export function outgoingProxyFaults(
  asked: readonly (Pick<Outgoing, 'url' | 'proxy'> & { readonly path: string })[],
  environment: NodeJS.ProcessEnv,
): readonly string[] {
  const faults = asked.flatMap(({ path, url, proxy }) => {
    if (!URL.canParse(url)) return [];
    const address = proxyFor(url, proxy, environment);
    if (address === undefined || isProxyAddress(address)) return [];
    return proxy === undefined
      ? [
          `the environment variable ${variableFor(url)}: is no http:// or https:// address — correct or remove it`,
        ]
      : [`${path}.proxy: is no http:// or https:// address — correct it, or write ${NO_PROXY}`];
  });
  return [...new Set(faults)];
}

function isProxyAddress(address: string): boolean {
  return /^https?:\/\/[^/]/i.test(address) && URL.canParse(address);
}

function variableFor(url: string): 'HTTPS_PROXY' | 'HTTP_PROXY' {
  return new URL(url).protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
}

/** The small form prevails, as it does for curl; an empty variable is none. */
function variable(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  return environment[name.toLowerCase()] || environment[name] || undefined;
}

/**
 * @param exempt names, addresses and networks between commas or blanks: `.example.vn, 10.0.0.0/8,
 * db.example:8443`; `*` is all
 */
function isExempt({ protocol, hostname, port }: URL, exempt: string): boolean {
  const host = bare(hostname);
  const usedPort = port || (protocol === 'https:' ? '443' : '80');
  return exempt.split(/[\s,]+/).some((item) => {
    if (item === '' || item === '*') return item === '*';
    const [, name = item, only] = /^(\[.+\]|[^:]+):(\d+)$/.exec(item) ?? [];
    if (only !== undefined && only !== usedPort) return false;
    const suffix = bare(name).replace(/^\*?\./, '');
    return host === suffix || host.endsWith(`.${suffix}`) || isInNetwork(host, suffix);
  });
}

function bare(host: string): string {
  return host
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();
}

function isInNetwork(host: string, network: string): boolean {
  const [address = '', bits = ''] = network.split('/');
  if (isIP(host) === 0 || isIP(host) !== isIP(address) || !/^\d{1,3}$/.test(bits)) return false;
  const kind = isIPv6(address) ? 'ipv6' : 'ipv4';
  if (Number(bits) > (kind === 'ipv6' ? 128 : 32)) return false;
  const networks = new BlockList();
  networks.addSubnet(address, Number(bits), kind);
  return networks.check(host, kind);
}
