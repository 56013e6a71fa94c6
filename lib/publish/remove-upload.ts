import 'server-only';
import { removeUploadedLayout } from '@/lib/layout/uploaded-layouts';
import { parseReference } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';
import { storedDrafts } from '@/lib/store/drafts';
import { unfinishedPushes } from '@/lib/store/pushes';

/**
 * Removes a layout that was uploaded. Throws `conflict` while a draft or a push takes images from it, or goes there, and what
 * `removeUploadedLayout` throws.
 */
export async function removeUpload(name: string): Promise<void> {
  const [drafts, pushes] = await Promise.all([storedDrafts(), unfinishedPushes()]);
  const isHere = (text: string | null) => {
    const reference = text === null ? null : parseReference(text);
    return reference?.kind === 'layout' && reference.layout === name;
  };
  const inDraft = drafts.some(
    ({ draft }) => isHere(draft.target) || draft.entries.some(({ source }) => isHere(source)),
  );
  if (inDraft) throw inUse(name, 'A draft', 'Discard the draft, or remove those entries from it.');
  const inPush = pushes.some(
    ({ work }) => isHere(work.repository) || work.entries.some(({ source }) => isHere(source)),
  );
  if (inPush) throw inUse(name, 'A push', 'Let the push finish, or cancel it.');
  await removeUploadedLayout(name);
}

function inUse(name: string, who: string, hint: string): ProblemError {
  return new ProblemError({ code: 'conflict', message: `${who} uses the layout “${name}”, so it stays.`, hint });
}
