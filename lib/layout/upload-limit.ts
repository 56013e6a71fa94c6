import 'server-only';
import { ProblemError } from '../problem/problem';

/** Passes on `pieces`. Throws `too_large` as soon as they are more than `maxBytes`, and what ended `signal`. */
export async function* withinLimit(
  pieces: AsyncIterable<Uint8Array>,
  maxBytes: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let left = maxBytes;
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    left -= piece.length;
    if (left < 0) throw tooMuchSent(maxBytes);
    yield piece;
  }
}

/** `too_large`: an upload is more than `maxBytes`, as it was sent or as it unpacks. */
export function tooMuchSent(maxBytes: number): ProblemError {
  return new ProblemError({
    code: 'too_large',
    message: `The archive is, or unpacks to, more than ${maxBytes} bytes, the most that one upload may take.`,
    hint: 'Allow more with POLYARCH_UPLOAD_BYTES, or send its images one by one.',
    details: { maxBytes },
  });
}
