/** The package's main entry: the test kit of applications, which comes with the package lienthong-dev. */
import type { startGateway as StartGateway, startMocks as StartMocks } from '../index.cjs';
import { importDevelopment } from './lib/development-package.ts';

interface Kit {
  readonly startGateway: typeof StartGateway;
  readonly startMocks: typeof StartMocks;
}

export const startMocks: Kit['startMocks'] = async (options) =>
  (await load('startMocks')).startMocks(options);

export const startGateway: Kit['startGateway'] = async (options) =>
  (await load('startGateway')).startGateway(options);

async function load(feature: keyof Kit): Promise<Kit> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the same version, which is checked
  return (await importDevelopment('kit', feature)) as Kit;
}
