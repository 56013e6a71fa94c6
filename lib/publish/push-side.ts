import 'server-only';
import { ProblemError } from '@/lib/problem/problem';

/** Where a push failed: where content comes from, or where it goes. */
export type PushSide = 'source' | 'target';

/** What `work` gives; a problem on the way says on which side it arose, unless that is known already. */
export async function onSide<T>(side: PushSide, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw withSide(side, thrown);
  }
}

/** The same for bytes as they come. */
export async function* streamOnSide<T>(side: PushSide, pieces: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pieces;
  } catch (thrown) {
    throw withSide(side, thrown);
  }
}

function withSide(side: PushSide, thrown: unknown): unknown {
  if (!(thrown instanceof ProblemError) || thrown.problem.details?.side !== undefined) return thrown;
  const { problem } = thrown;
  return new ProblemError({ ...problem, details: { ...problem.details, side } }, { cause: thrown });
}
