import 'server-only';
import { ProblemError } from '../problem/problem';

/** `too_large`: `what` has `sizeBytes`, and only `maxBytes` are read. */
export function tooLarge(what: string, sizeBytes: number, maxBytes: number): ProblemError {
  return new ProblemError({
    code: 'too_large',
    message: `“${what}” has ${sizeBytes} bytes, and at most ${maxBytes} are read.`,
    details: { sizeBytes, maxBytes },
  });
}
