#!/usr/bin/env node
// In the project the commands run as they are written, in the packed package as they were built.
import { existsSync } from 'node:fs';
import process from 'node:process';
import checkNode from './check-node.cjs';

try {
  checkNode();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
const written = new URL('../src/cli.ts', import.meta.url);
const built = new URL('../dist/src/cli.js', import.meta.url);
await import((existsSync(written) ? written : built).href);
