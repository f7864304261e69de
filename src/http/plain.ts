/** A short answer in words. */
import type { ServerResponse } from 'node:http';
import { send } from './respond.ts';

export function plain(response: ServerResponse, status: number, text: string): void {
  send(response, status, { 'content-type': 'text/plain; charset=utf-8' }, `${text}\n`);
}
