import 'server-only';
import type { Readable } from 'node:stream';

/** A body that is longer than its reader allows. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** Reads a body of at most `maxBytes`. A longer one is cut where `mayCut`, else throws `BodyTooLarge`. */
export async function readBody(body: Readable, maxBytes: number, mayCut: boolean): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop destroys the body: an unread one would hold its connection.
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length <= maxBytes) continue;
    if (mayCut) break;
    throw new BodyTooLarge(`The body has more than ${maxBytes} bytes.`);
  }
  return Buffer.concat(chunks, Math.min(length, maxBytes));
}
