/** Demo tokens for the command line, signed with the key that the gateway on this machine keeps. */
import { createSchema } from '#lienthong/gateway/schema';
import { readRules } from '#lienthong/graphql/schema-rules';
import { Failure } from '#lienthong/lib/user-error';
import { loadSources } from '#lienthong/sources/all';
import { DEMO_ROLES, demoAccess, isDemoRole } from './demo.ts';
import { createDevelopmentIssuer, DEVELOPMENT_KEY_FILE } from './issuer.ts';

/** @throws Failure when there is no such role */
export async function developmentToken(role: string): Promise<string> {
  if (!isDemoRole(role)) throw new Failure(`ROLE must be one of ${DEMO_ROLES.join(', ')}.`);
  const { scopes } = readRules(createSchema(await loadSources()));
  const issuer = await createDevelopmentIssuer(DEVELOPMENT_KEY_FILE);
  return (await demoAccess(role, issuer, scopes)).token;
}
