/** Odd answers of a source, with nock set up so that no request goes unnoticed. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import nock from 'nock';

/** Where no server listens; nock answers in its place. */
export const SOURCE_URL = 'http://127.0.0.1:9';

/** In each test: a request that was not announced fails it, and so does one that was announced and not made. */
export function useNock(): void {
  const unmatched: string[] = [];
  const note = ({ method, url }: { readonly method: string; readonly url: string }) => {
    unmatched.push(`${method} ${url}`);
  };
  beforeAll(() => {
    if (!nock.isActive()) nock.activate();
    nock.disableNetConnect();
    nock.emitter.on('no match', note);
  });
  beforeEach(() => {
    unmatched.length = 0;
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    expect(unmatched).toEqual([]);
    expect(pending).toEqual([]);
  });
  // Node's own modules are shared by all test files of a process, so what nock changed in them must not stay.
  afterAll(() => {
    nock.emitter.off('no match', note);
    nock.enableNetConnect();
    nock.restore();
  });
}
