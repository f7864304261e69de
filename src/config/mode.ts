/**
 * Findings of the configured mode: other machines in development, unsafe settings in production and in
 * rehearsals.
 */
import { developmentFindings } from './development.ts';
import type { Finding } from './exceptions.ts';
import { productionFindings } from './production.ts';
import type { Config } from './schema.ts';

/**
 * @param config with the paths of its files as they are opened, and with what the environment puts into it
 * @param environment of the process that is to run with it
 */
export async function modeFindings(
  config: Config,
  environment: NodeJS.ProcessEnv,
): Promise<readonly Finding[]> {
  return config.mode === 'development'
    ? developmentFindings(config)
    : productionFindings(config, environment);
}
