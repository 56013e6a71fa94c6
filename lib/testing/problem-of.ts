import { type Problem, ProblemError } from '../problem/problem';

/** The `Problem` that `act` throws; fails the test when it throws none. */
export function problemOf(act: () => unknown): Problem {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problem;
    throw thrown;
  }
  throw new Error('No problem was thrown.');
}
