/** Operations that applications have registered: `<folder>/<application>/<Name>.graphql`, each with its id. */
import { hash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface RegisteredOperation {
  readonly application: string;
  /** Its path, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly id: string;
}

/** The id of an operation: SHA-256 of its text as UTF-8, every blank included, in hexadecimal digits. */
export function operationId(text: string): string {
  return hash('sha256', text);
}

export function readRegistered(folder: string): readonly RegisteredOperation[] {
  return globSync(join(folder, '*', '*.graphql'))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted()
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      return { application: basename(dirname(file)), file, text, id: operationId(text) };
    });
}
