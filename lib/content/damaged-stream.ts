import 'server-only';
import { ProblemError } from '../problem/problem';

/** The problem of a stream that cannot be unpacked. */
export function damagedStream(what: string, format: 'gzip' | 'zstd', cause: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'manifest_invalid',
      message: `“${what}” is not a whole ${format} stream: it cannot be unpacked to its end.`,
      hint: 'A copy may have been cut short or damaged: write it again.',
    },
    { cause },
  );
}
