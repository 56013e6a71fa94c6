import { ProblemError } from './problem';

/** What `work` gives; null where it throws `not_found`. All else is thrown. */
export async function nullIfMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (thrown) {
    if (thrown instanceof ProblemError && thrown.problem.code === 'not_found') return null;
    throw thrown;
  }
}
