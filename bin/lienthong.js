#!/usr/bin/env node
// In the project the commands run as they are written, in the packed package as they were built.
import { existsSync } from 'node:fs';

const written = new URL('../src/cli.ts', import.meta.url);
const built = new URL('../dist/src/cli.js', import.meta.url);
await import((existsSync(written) ? written : built).href);
