/** A source whose answers are changed on their way to the gateway, so that they hold what the mocks never say. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SourceConfig } from '../../src/config/schema.ts';
import { Running, uncached } from './running.ts';

/** @returns the body as the gateway shall get it */
export type Doctor = (body: string) => string;

export interface DoctoredSource {
  /** Address to configure in place of the source's. */
  readonly url: string;
  /** Changes answers from now on. */
  doctor(this: void, change: Doctor): void;
  /** Changes questions from now on. */
  doctorQuestions(this: void, change: Doctor): void;
  close(this: void): Promise<void>;
}

/** @param source address of the mock, with its path */
export async function startDoctored(source: string): Promise<DoctoredSource> {
  const { origin, pathname } = new URL(source);
  let change: Doctor = (body) => body;
  let changeQuestion: Doctor = (body) => body;
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) {
        if (typeof value === 'string' && !HOP_BY_HOP.has(name)) headers.set(name, value);
      }
      const answer = await fetch(`${origin}${request.url ?? ''}`, {
        method: request.method ?? 'GET',
        headers,
        ...(chunks.length > 0 && { body: changeQuestion(Buffer.concat(chunks).toString()) }),
      });
      const body = change(await answer.text());
      const type = answer.headers.get('content-type') ?? 'text/plain';
      response.writeHead(answer.status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
      response.end(body);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${pathname}`,
    doctor: (wanted) => void (change = wanted),
    doctorQuestions: (wanted) => void (changeQuestion = wanted),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** A gateway all of whose sources can be doctored, and the mocks behind them. */
export interface DoctoredGateway {
  readonly mocks: Running;
  readonly running: Running;
  /** Changes the answers of a source from now on. */
  doctor(this: void, source: string, change: Doctor): void;
  /** Changes the questions to a source from now on. */
  doctorQuestions(this: void, source: string, change: Doctor): void;
  stop(this: void): Promise<void>;
}

export async function startDoctoredGateway(): Promise<DoctoredGateway> {
  const mocks = await Running.start();
  const doctored = new Map<string, DoctoredSource>();
  for (const [id, url] of Object.entries(mocks.mocks.urls)) doctored.set(id, await startDoctored(url));
  const running = await mocks.replica((config) => {
    const sources = Object.entries(config.sources).map(([id, source]): [string, SourceConfig] => [
      id,
      { ...source, url: (doctored.get(id)?.url ?? '').replace(/\/$/, '') + new URL(source.url).pathname },
    ]);
    return uncached({ ...config, sources: Object.fromEntries(sources) });
  });
  return {
    mocks,
    running,
    doctor: (source, change) => doctored.get(source)?.doctor(change),
    doctorQuestions: (source, change) => doctored.get(source)?.doctorQuestions(change),
    stop: async () => {
      await running.stop();
      await mocks.stop();
      await Promise.all([...doctored.values()].map((source) => source.close()));
    },
  };
}

const HOP_BY_HOP = new Set(['host', 'connection', 'content-length', 'accept-encoding', 'transfer-encoding']);

/** Puts a value into a field wherever it stands, in JSON, in XML and in XML within JSON, empty or not. */
export function planting(field: string, value: string): Doctor {
  const json = new RegExp(String.raw`("${field}":)(?:null|"(?:[^"\\]|\\.)*")`, 'g');
  const element = new RegExp(String.raw`<((?:\w+:)?${field})(?:>[^<]*</(?:\w+:)?${field}>|\s*/>)`, 'g');
  return (body) => body.replaceAll(json, `$1"${value}"`).replaceAll(element, `<$1>${value}</$1>`);
}

/** A value as it is written in JSON and within an XML element. */
export interface WireValue {
  readonly json: string;
  readonly xml: string;
}

const OBJECT: WireValue = { json: '{"truongMoi":"1"}', xml: '<TruongMoi>1</TruongMoi>' };
const TEXT: WireValue = { json: '"?!"', xml: '?!' };

/**
 * Puts another value in the place of a field's, wherever it stands, in JSON, in XML and in XML within JSON.
 *
 * @param value `other type`: an object in the place of text, and text in the place of anything else; undefined takes the field away
 */
export function replacing(field: string, value: WireValue | 'other type' | undefined): Doctor {
  const element = new RegExp(String.raw`<((?:\w+:)?${field})(?:\s[^>]*)?(?:/>|>([^]*?)</\1>)`, 'g');
  const inXml = (text: string) =>
    text.replaceAll(element, (_whole, name: string, inside = '') => {
      const put = value === 'other type' ? (String(inside).includes('<') ? TEXT : OBJECT) : value;
      return put ? `<${name}>${put.xml}</${name}>` : '';
    });
  return (body) => {
    if (body.startsWith('<')) return inXml(body);
    return JSON.stringify(JSON.parse(body), (name, held: unknown) => {
      if (name === field) {
        const put = value === 'other type' ? (typeof held === 'object' && held ? TEXT : OBJECT) : value;
        return put && (JSON.parse(put.json) as unknown);
      }
      return typeof held === 'string' && held.startsWith('<') ? inXml(held) : held;
    });
  };
}
