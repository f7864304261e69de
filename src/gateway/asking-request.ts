/** A request as logs and audit entries name it. */
import type { Consumer } from '../access/consumer.ts';
import type { Identity } from '../access/identity.ts';
import type { SecurityActor } from '../log/security-log.ts';

export interface AskingRequest {
  readonly identity: Identity | undefined;
  readonly consumer: Consumer;
  /** As the caller chose it, or made for it. */
  readonly requestId: string;
  /** Made for the request and for no other. */
  readonly uniqueId: string;
  /** Code of the registered purpose, if one was named. */
  readonly purpose: string | undefined;
  readonly dossier?: string | undefined;
  /** Address and port of the caller. */
  readonly client: string;
}

/** The request as security events name it. */
export function actorOf({
  identity,
  requestId,
  uniqueId,
  purpose,
  client,
}: Omit<AskingRequest, 'consumer'>): SecurityActor {
  return { ...accountOf(identity), client, requestId, uniqueId, purpose };
}

function accountOf(identity: Identity | undefined): SecurityActor {
  if (!identity) return {};
  const { application } = identity;
  return identity.kind === 'official'
    ? { application, agency: identity.agency, officer: identity.officer?.identityNumber }
    : { application, citizen: identity.subject.identityNumber };
}
