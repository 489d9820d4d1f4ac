import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A sealed secret could not be opened: another key, another record, or altered bytes. */
export class SecretUnreadableError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'SecretUnreadableError';
  }
}

/**
 * Seals secrets at rest: AES-256-GCM, a random 96-bit nonce each, the record's id as associated data so that a
 * ciphertext moved to another record does not open. Envelope: `v1.<key id>.<nonce>.<tag>.<ciphertext>`, base64url.
 * Several keys may be given for rotation: the first seals, all open.
 */
export class SecretBox {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #sealingKeyId: string;

  /** @param keys base64 of 32 bytes each, newest first. */
  constructor(keys: readonly string[]) {
    const entries = keys.map((key) => [SecretBox.keyIdOf(key), Buffer.from(key, 'base64')] as const);
    const first = entries[0];
    if (!first || entries.some(([, key]) => key.length !== 32)) throw new Error('SecretBox needs keys of 32 bytes');
    this.#keys = new Map(entries);
    this.#sealingKeyId = first[0];
  }

  /** Eight hex digits that name a key without telling it. */
  static keyIdOf(key: string): string {
    return createHash('sha256').update('footlight key id').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 8);
  }

  seal(plain: string, recordId: string): string {
    const key = this.#keys.get(this.#sealingKeyId);
    if (!key) throw new Error('no sealing key');
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(recordId));
    const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return ['v1', this.#sealingKeyId, ...[nonce, cipher.getAuthTag(), ciphertext].map((part) => part.toString('base64url'))].join('.');
  }

  /** @throws SecretUnreadableError; its message holds neither key nor plaintext. */
  open(envelope: string, recordId: string): string {
    const [version, keyId, nonce, tag, ciphertext] = envelope.split('.');
    if (version !== 'v1' || !keyId || !nonce || !tag || ciphertext === undefined) throw new SecretUnreadableError('not a sealed secret');
    const key = this.#keys.get(keyId);
    if (!key) throw new SecretUnreadableError(`sealed with key ${keyId}, which is not configured`);
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
        .setAAD(Buffer.from(recordId))
        .setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(ciphertext, 'base64url')), decipher.final()]).toString('utf8');
    } catch (error) {
      throw new SecretUnreadableError('the sealed secret does not open: another key or record', error);
    }
  }
}
