import 'server-only';
import { ProblemError } from '@/lib/problem/problem';
import { type StoredPush, storedPush } from '@/lib/store/pushes';
import { pushRunner } from './push-runner';

/** Stops a push that is under way, and comes back when it has stopped. Throws `conflict` when it had ended before. */
export async function stopPush(id: string): Promise<StoredPush> {
  const { state } = await storedPush(id);
  if (state !== 'queued' && state !== 'running') {
    throw new ProblemError({ code: 'conflict', message: 'The push has ended already: there is nothing to stop.' });
  }
  await pushRunner().cancel(id);
  return storedPush(id);
}
