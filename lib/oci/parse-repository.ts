import { ProblemError } from '../problem/problem';
import { parseReference, type Reference } from './reference';

/** Reads a reference that names a repository. Throws `reference_invalid`, and `request_invalid` for one with a tag or digest. */
export function parseRepository(text: string): Reference {
  const reference = parseReference(text);
  if (reference.tag === undefined && reference.digest === undefined) return reference;
  throw new ProblemError({
    code: 'request_invalid',
    message: 'The parameter “repository” names one image, not a repository.',
    hint: 'Leave out its tag and digest.',
  });
}
