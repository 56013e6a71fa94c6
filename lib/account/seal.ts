import 'server-only';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealingKey } from './sealing-key';

const algorithm = 'aes-256-gcm';
/** @see NIST SP 800-38D, 8.2: the length for which GCM is meant */
const nonceBytes = 12;
const tagBytes = 16;
const version = 'v1';

/**
 * `secret` as text that only who has `key` can read or alter: `v1.KEY.NONCE.CIPHERTEXT`, the latter with GCM's tag. It opens
 * only together with `owner`, so that a sealed secret moved to another registry or account is worth nothing.
 */
export function seal(secret: string, owner: readonly string[], { id, key }: SealingKey): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(ownerBytes(owner));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [version, id, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
}

/** The secret in `sealed`; null when none of `keys` opens it, or it was altered or belongs to another owner. */
export function openSealed(sealed: string, owner: readonly string[], keys: readonly SealingKey[]): string | null {
  const [, keyId, nonce = '', text = ''] = sealed.split('.');
  const key = keys.find(({ id }) => id === keyId);
  const bytes = Buffer.from(text, 'base64url');
  if (key === undefined || !sealed.startsWith(`${version}.`) || bytes.length < tagBytes) return null;
  try {
    const decipher = createDecipheriv(algorithm, key.key, Buffer.from(nonce, 'base64url'), { authTagLength: tagBytes })
      .setAAD(ownerBytes(owner))
      .setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** Whether `key` is the one that sealed it. */
export function isSealedBy(sealed: string, { id }: SealingKey): boolean {
  return sealed.startsWith(`${version}.${id}.`);
}

function ownerBytes(owner: readonly string[]): Uint8Array {
  return Buffer.from(JSON.stringify(owner));
}
