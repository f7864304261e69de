/** Settings of connections to other systems. */
import Type from 'typebox';
import { ClientTlsSettings } from '../lib/client-tls.ts';

export const ProxySettings = (whoIsAsked: string) =>
  Type.String({
    pattern: '^(none|https?://[^/]+/?)$',
    description: `Proxy through which ${whoIsAsked}: http://HOST:PORT or https://…, with USER:PASSWORD@ where it wants them; or none. By default HTTPS_PROXY, HTTP_PROXY and NO_PROXY decide.`,
  });

/** Connections to a source. */
export const CONNECTION_SETTINGS = {
  connections: Type.Integer({
    minimum: 1,
    maximum: 1000,
    default: 64,
    description: 'Connections held open to the source; further calls wait.',
  }),
  maxResponseBytes: Type.Integer({
    minimum: 1024,
    default: 262_144,
    description: 'Largest answer that is read.',
  }),
  tls: Type.Optional(ClientTlsSettings('the source')),
  proxy: Type.Optional(ProxySettings('the source is asked')),
};
