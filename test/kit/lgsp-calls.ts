/** Calls to a mock system behind the platform, as its contract says, without the gateway. */
import { findSystems } from '../../mocks/index.ts';
import type { LgspSystem } from '../../mocks/kit/lgsp.ts';
import { contractFiles } from '../../scripts/contract/contract.ts';
import { isObject } from '../../src/lib/is-object.ts';
import { definitionsOf } from '../../src/transport/openapi-schemas.ts';
import { json } from './mock-calls.ts';
import { people } from './personas.ts';

/** The mock systems behind the platform. */
export async function lgspSystems(): Promise<readonly LgspSystem[]> {
  return (await findSystems()).filter((system): system is LgspSystem => 'codes' in system);
}

/** The schemas of a source's contract, with those that it refers to. */
export function schemasOf(id: string): Readonly<Record<string, unknown>> {
  return definitionsOf(contractFiles(id).openapi ?? {});
}

/** The contents that a source can be asked for about a person, by field of the request. */
export function contentsOf(id: string): Readonly<Record<string, readonly string[]>> {
  const item = schemasOf(id)['DoiTuong'];
  const properties = isObject(item) && isObject(item['properties']) ? item['properties'] : {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([field, schema]) => {
      const items = isObject(schema) ? schema['items'] : undefined;
      const contents: unknown = isObject(items) ? items['enum'] : undefined;
      return Array.isArray(contents) ? [[field, contents.map(String)]] : [];
    }),
  );
}

/** Most numbers of one call. */
export const MOST = 50;

/** Numbers of all personas, of ordinary people `step` apart and of difficult ones, in batches. */
export function batchesWith(ordinary = 305, step = 3271): readonly (readonly string[])[] {
  const numbers = [
    ...people.personas.map(({ person }) => person),
    ...Array.from({ length: ordinary }, (_, i) => people.at(i * step)),
    ...Array.from({ length: 90 }, (_, i) => people.difficultAt(i)),
  ].map(({ identityNumber }) => identityNumber);
  return Array.from({ length: Math.ceil(numbers.length / MOST) }, (_, i) =>
    numbers.slice(i * MOST, (i + 1) * MOST),
  );
}

export interface LookUpRequest {
  readonly [field: string]: unknown;
  readonly danhSach: readonly object[];
}

/** The least that a request must have. @param contents of each item, beside the number */
export function lookUpRequest(numbers: readonly unknown[], contents: object = {}): LookUpRequest {
  return {
    maYeuCau: 'test-0001',
    maDVC: 'G22-LT01',
    maCanBo: '079185000001',
    maDonVi: '000.00.01.H29',
    danhSach: numbers.map((soDinhDanh) => ({ soDinhDanh, ...contents })),
  };
}

export class LgspCalls {
  readonly #system: LgspSystem;
  readonly #url: string;
  #token: Promise<string> | undefined;

  constructor(system: LgspSystem, url: string) {
    this.#system = system;
    this.#url = url;
  }

  async postToken(form = 'grant_type=client_credentials', key?: string): Promise<Response> {
    const { consumerKey, consumerSecret } = this.#system.credentials;
    const basic = Buffer.from(`${key ?? consumerKey}:${consumerSecret}`).toString('base64');
    return fetch(`${this.#url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: form,
    });
  }

  /** A token of its own for each call. */
  async token(): Promise<string> {
    return (await json<{ access_token: string }>(this.postToken())).access_token;
  }

  /** @param bearer by default a token of these calls; null sends none */
  async post(body: unknown, bearer?: string | null): Promise<Response> {
    this.#token ??= this.token();
    const token = bearer === undefined ? await this.#token : bearer;
    return fetch(`${this.#url}${this.#system.path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** The results of a look-up, as the test says they are. */
  async ask<Result>(numbers: readonly string[], contents: object = {}): Promise<readonly Result[]> {
    const answer = await json<{ ketQua: readonly Result[] }>(this.post(lookUpRequest(numbers, contents)));
    return answer.ketQua;
  }
}
