// GraphiQL, served from our own origin only: government networks have no other. Nothing that is typed into it
// is kept or sent anywhere but to /graphql: its storage is switched off and the query never enters the page's
// address, because queries about persons hold personal data.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { PlaygroundExample } from './playground-examples.ts';

export interface PlaygroundOptions {
  /** Opened as tabs, in this order. */
  readonly examples: readonly PlaygroundExample[];
}

export interface PlaygroundResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

export interface Playground {
  /**
   * The answer to `GET path` (without query string); undefined where the playground has nothing.
   *
   * @param headers that the page sends with every query, beside those of the example
   */
  respond(
    path: string,
    acceptsGzip: boolean,
    headers?: Readonly<Record<string, string>>,
  ): Promise<PlaygroundResponse | undefined>;
}

export function createPlayground(options: PlaygroundOptions): Playground {
  // Nine megabytes that most processes never serve, so they are loaded with the first page.
  let loaded: Promise<Assets> | undefined;
  return {
    async respond(path, acceptsGzip, headers = {}) {
      if (path !== '/graphql' && !path.startsWith('/playground/')) return undefined;
      const assets = await (loaded ??= loadAssets());
      if (path === '/graphql') return page(assets.folder, options.examples, headers);
      const asset = assets.files.get(path);
      return asset === undefined ? undefined : file(asset, acceptsGzip);
    },
  };
}

interface Assets {
  /** Changes with the content, so that browsers may keep the files for ever. */
  folder: string;
  files: ReadonlyMap<string, Asset>;
}

interface Asset {
  type: string;
  text: string;
  compressed?: Promise<Buffer>;
}

async function loadAssets(): Promise<Assets> {
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const files: [name: string, type: string, text: string][] = [
    ['boot.js', 'text/javascript', bootScript],
    ['graphiql.js', 'text/javascript', graphiql.js],
    ['graphiql.css', 'text/css', graphiql.css + ownStyles],
    ['editorWorkerService.js', 'text/javascript', graphiql.editorWorkerService],
    ['graphql.js', 'text/javascript', graphiql.graphqlWorker],
    ['json.js', 'text/javascript', graphiql.jsonWorker],
    ['logo.svg', 'image/svg+xml', logo],
  ];
  const hash = createHash('sha256');
  for (const [name, , text] of files) hash.update(name).update(text);
  const folder = `/playground/${hash.digest('hex').slice(0, 16)}`;
  return { folder, files: new Map(files.map(([name, type, text]) => [`${folder}/${name}`, { type, text }])) };
}

// Tabs that slide to their place let the first click on another tab fall between them, so they stand still.
const ownStyles = '\n#root { height: 100dvh }\n.graphiql-tab { transform: none !important }\n';

// On the files too, because a worker obeys the policy it came with. The editor sets styles on its elements;
// all else comes from files of this origin.
const security = {
  'content-security-policy': [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const compress = promisify(gzip);

async function file(asset: Asset, acceptsGzip: boolean): Promise<PlaygroundResponse> {
  if (acceptsGzip) asset.compressed ??= compress(asset.text);
  return {
    status: 200,
    headers: {
      'content-type': `${asset.type}; charset=utf-8`,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...security,
      ...(acceptsGzip && { 'content-encoding': 'gzip' }),
    },
    body: (acceptsGzip && (await asset.compressed)) || asset.text,
  };
}

function page(
  folder: string,
  examples: readonly PlaygroundExample[],
  common: Readonly<Record<string, string>>,
): PlaygroundResponse {
  const tabs = examples.map(({ title, query, headers }) => ({
    query: `# ${title}\n${query}`,
    headers: JSON.stringify({ ...common, ...headers }, null, 2),
  }));
  // Data for the boot script. In HTML only "<" could end the block early.
  const settings = JSON.stringify({
    endpoint: '/graphql',
    title: 'Liên Thông',
    logo,
    defaultTabs: tabs,
    headers: tabs[0]?.headers ?? JSON.stringify(common, null, 2),
    workers: folder,
  }).replaceAll('<', String.raw`\u003c`);
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...security,
    },
    body: `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Liên Thông</title>
    <link rel="icon" href="${folder}/logo.svg">
    <link rel="stylesheet" href="${folder}/graphiql.css">
    <script type="application/json" id="settings">${settings}</script>
    <script defer src="${folder}/boot.js"></script>
    <script defer src="${folder}/graphiql.js"></script>
  </head>
  <body>
    <noscript>JavaScript is needed for the playground; the API itself is at POST /graphql.</noscript>
    <div id="root"></div>
  </body>
</html>
`,
  };
}

// Runs before graphiql.js, which looks for its workers by this global, and again when that is there.
const bootScript = `
const { workers, ...settings } = JSON.parse(document.querySelector('#settings').textContent);
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => workers + '/' + label + '.js' };
document.addEventListener('DOMContentLoaded', () => {
  YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
    ...settings,
    shouldPersistHeaders: false,
    storage: null,
    onEditQuery() {}, // the default writes the query into the page's address
  });
});
`;

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32" fill="none" stroke="#c8102e" ' +
  'stroke-width="3"><circle cx="11" cy="16" r="7.5"/><circle cx="21" cy="16" r="7.5"/></svg>';
