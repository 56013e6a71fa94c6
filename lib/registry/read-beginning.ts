import 'server-only';
import type { Readable } from 'node:stream';

/** The first `maxBytes` of a body, or all of a shorter one. */
export async function readBeginning(body: Readable, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop destroys the body: an unread one would hold its connection.
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) break;
  }
  return Buffer.concat(chunks, Math.min(length, maxBytes));
}
