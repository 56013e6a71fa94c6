import 'server-only';
import { ProblemError } from '../problem/problem';
import { maxTarEntries } from './tar-entry';

/** What `parse` reads of a tar; the reason of its `Error` goes into the problem that `broken` makes. */
export function parsedTar<T>(parse: () => T, broken: (reason: string, cause: unknown) => ProblemError): T {
  try {
    return parse();
  } catch (error) {
    throw broken(error instanceof Error ? error.message : 'it cannot be read', error);
  }
}

/** `unsupported`: the tar `name` holds a file with holes in it. */
export function sparseFile(name: string): ProblemError {
  return new ProblemError({
    code: 'unsupported',
    message: `“${name}” holds a sparse file, which is not supported.`,
    hint: 'Write the archive again without sparse files.',
  });
}

/** `too_large`: the tar `name` has more headers than are read. */
export function tooManyEntries(name: string): ProblemError {
  return new ProblemError({
    code: 'too_large',
    message: `“${name}” has more than ${maxTarEntries} entries, which is more than is read.`,
  });
}
