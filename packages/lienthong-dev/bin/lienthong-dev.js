#!/usr/bin/env node
/** The command line of the package; see dev/cli.ts. */
import { createRequire } from 'node:module';
import process from 'node:process';

try {
  createRequire(import.meta.url)('lienthong/check-node')();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
await import('../dist/dev/cli.js');
