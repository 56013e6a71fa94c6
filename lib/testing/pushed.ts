import type { Push } from '../contract/push';
import { composeDraft } from '../publish/compose-draft';
import { startPush } from '../publish/start-push';
import { watchPush } from '../publish/watch-push';

/** Composes what `sources` hold for `target`, pushes it, and waits for the end. */
export async function pushed(target: string, ...sources: readonly string[]): Promise<Push> {
  const { id } = await composeDraft({ target, sources });
  return pushEnded((await startPush(id)).id);
}

/** A push once it has ended. */
export async function pushEnded(id: string): Promise<Push> {
  let last: Push | undefined;
  for await (const view of watchPush(id, new AbortController().signal)) last = view;
  if (last === undefined) throw new Error(`Nothing was told of the push ${id}.`);
  return last;
}
