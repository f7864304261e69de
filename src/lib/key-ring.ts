/**
 * Values are sealed before they leave the process: AES-256-GCM under the first key of a ring, with the name
 * of the place as associated data, so that a value that was moved to another place does not open (law 6).
 * Every key of the ring opens, so a new first key loses nothing.
 *
 * A sealed value is: length of the key's id (1 byte), the id, nonce (12 bytes), tag (16 bytes), ciphertext.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface SealingKey {
  /** At most 255 bytes; precedes the sealed text in clear. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

export class KeyRing {
  readonly #first: SealingKey;
  readonly #byId: ReadonlyMap<string, Buffer>;

  /** @param keys the first seals, all open */
  constructor(keys: readonly [SealingKey, ...SealingKey[]]) {
    [this.#first] = keys;
    this.#byId = new Map(keys.map(({ id, key }) => [id, key]));
  }

  seal(place: string, value: string): Buffer {
    const id = Buffer.from(this.#first.id);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#first.key, nonce).setAAD(Buffer.from(place));
    const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(id.length), id, nonce, cipher.getAuthTag(), text]);
  }

  /** @returns undefined for what was not sealed for this place under a key of the ring */
  open(place: string, sealed: Buffer): string | undefined {
    const idEnd = 1 + (sealed[0] ?? 0);
    const key = this.#byId.get(sealed.toString('utf8', 1, idEnd));
    const textStart = idEnd + NONCE_BYTES + TAG_BYTES;
    if (!key || sealed.length < textStart) return undefined;
    const nonce = sealed.subarray(idEnd, idEnd + NONCE_BYTES);
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(idEnd + NONCE_BYTES, textStart));
    try {
      return decipher.update(sealed.subarray(textStart), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      return undefined;
    }
  }
}
