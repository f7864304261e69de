/**
 * Signature of a source over the bytes of an event: a JWS with detached content (RFC 7515, appendix F) in a
 * header. The configuration has the keys; the header of the signature only names one.
 */
import { decodeProtectedHeader, errors, flattenedVerify, type ProtectedHeaderParameters } from 'jose';
import { Refusal } from '../http/request-body.ts';
import type { InputRule } from '../messages.ts';
import type { SenderKey } from './keys.ts';

/** `<protected>..<signature>`, both base64url. */
export const SIGNATURE_HEADER = 'X-JWS-Signature';

/** A signature that names a known key. It proves nothing before `verify`. */
export interface ClaimedSignature {
  readonly protectedHeader: string;
  readonly signature: string;
  readonly key: SenderKey;
}

/** Room for the name of a key, and for a signature of 8192 bits. */
const FORM = /^([A-Za-z0-9_-]{1,512})\.\.([A-Za-z0-9_-]{1,1366})$/;

/**
 * Reads the header without any cryptography.
 *
 * @throws Refusal 401
 */
export function readSignature(
  header: string | undefined,
  keys: ReadonlyMap<string, SenderKey>,
): ClaimedSignature {
  const [, protectedHeader, signature] = FORM.exec(header ?? '') ?? [];
  if (protectedHeader === undefined || signature === undefined) throw unproved('SIGNATURE_FORM');
  const { alg, kid, typ: _mediaType, ...others } = decode(protectedHeader);
  // Other members (crit, b64, jwk, jku, x5u) could change the meaning of the signature.
  if (Object.keys(others).length > 0) throw unproved('SIGNATURE_HEADER');
  const key = typeof kid === 'string' ? keys.get(kid) : undefined;
  if (!key) throw unproved('SIGNATURE');
  if (alg !== key.algorithm) throw unproved('SIGNATURE_HEADER');
  return { protectedHeader, signature, key };
}

/** @throws Refusal 401 unless the key that it names signed this body */
export async function verify(
  { protectedHeader, signature, key }: ClaimedSignature,
  body: Buffer,
): Promise<void> {
  const jws = { protected: protectedHeader, payload: body.toString('base64url'), signature };
  try {
    await flattenedVerify(jws, key.publicKey, { algorithms: [key.algorithm] });
  } catch (error) {
    if (error instanceof errors.JOSEError) throw unproved('SIGNATURE');
    throw error;
  }
}

function decode(protectedHeader: string): ProtectedHeaderParameters {
  try {
    return decodeProtectedHeader({ protected: protectedHeader });
  } catch {
    throw unproved('SIGNATURE_HEADER');
  }
}

function unproved(rule: InputRule): Refusal {
  return new Refusal(401, SIGNATURE_HEADER, rule, 'UNAUTHENTICATED');
}
