import { ProblemError } from '../problem/problem';
import { at, isObject, listAt } from './json-shape';

/** What an envelope carries: the bytes that were signed, null where the signature is of something else. */
export type Envelope = Readonly<{ payload: Uint8Array | null; signatures: number }>;

/**
 * Opens a DSSE envelope or a Sigstore bundle; null for a document that is neither. Throws `manifest_invalid` for a payload
 * that is no base64.
 * @see https://github.com/secure-systems-lab/dsse/blob/master/envelope.md and sigstore protobuf-specs, Bundle
 */
export function openEnvelope(document: unknown): Envelope | null {
  if (isObject(at(document, 'messageSignature'))) return { payload: null, signatures: 1 };
  const inBundle = at(document, 'dsseEnvelope');
  const envelope = isObject(inBundle) ? inBundle : document;
  const payload = at(envelope, 'payload');
  if (typeof payload !== 'string' || typeof at(envelope, 'payloadType') !== 'string') return null;
  return { payload: decodeBase64(payload), signatures: listAt(envelope, 'signatures').length };
}

/** DSSE allows the standard and the URL-safe alphabet. */
function decodeBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
  } catch (cause) {
    throw new ProblemError(
      {
        code: 'manifest_invalid',
        message: 'The payload of the attestation’s envelope is not base64.',
        hint: 'Its exact bytes can still be read.',
      },
      { cause },
    );
  }
}
