import 'server-only';
import type { z } from 'zod';
import type { DraftMerge, mergeDraft as mergeOperation } from '@/lib/contract/merge';
import type { Draft } from '@/lib/draft/draft';
import { emptyDraft } from '@/lib/draft/empty-draft';
import { type DraftMerge as Merge, mergeDraft, type SeenSide } from '@/lib/draft/merge-draft';
import type { Digest } from '@/lib/oci/digest';
import { parseReference, type Reference, withDigest } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';
import { changeDraft, type SeenTag, type StoredDraft, sawTarget, storedDraft } from '@/lib/store/drafts';
import { draftOf } from './compose-draft';
import { draftView, isoTime } from './draft-view';
import { lookAtTag } from './look-at-tag';
import { sourceEntries } from './source-entries';
import { tagMoved } from './tag-moved';

type Merging = Readonly<{ id: string; expected: number | null; signal?: AbortSignal }>;

/**
 * Merges what the target's tag holds now into the draft, as one step, after which that counts as seen; a preview changes
 * nothing. Throws `conflict` when the tag is not what was expected or a choice is missing, and as `changeDraft` does.
 */
export async function mergeStoredDraft(
  { id, expected, signal }: Merging,
  { choices, expect, base, preview }: z.output<(typeof mergeOperation)['body']>,
): Promise<DraftMerge> {
  const stored = await storedDraft(id);
  const { target } = stored.draft;
  if (target === null) throw noTarget();
  const place = parseReference(target);
  const now = await lookAtTag(target, { ...(signal && { signal }) });
  if (expect !== undefined && now.digest !== expect) throw tagMoved(place, expect, now.digest);
  const seenDigest = base === undefined ? (stored.seen?.digest ?? null) : base;
  const [seen, theirs] = await Promise.all([
    readSeen(place, seenDigest, stored.seen, signal),
    readSide(place, now.digest, signal),
  ]);
  const answer = async (merge: Merge, merged: StoredDraft): Promise<DraftMerge> => ({
    seen: { digest: seenDigest, at: seenDigest === stored.seen?.digest ? isoTime(stored.seen.atMs) : null },
    now: { digest: now.digest, at: isoTime(now.atMs) },
    yours: { digest: (await draftView(stored)).digest },
    rows: merge.rows,
    fields: merge.fields,
    draft: await draftView({ ...merged, seen: now }),
  });
  const merge = mergeDraft(stored.draft, seen, theirs, choices);
  if (preview) return answer(merge, { ...stored, draft: merge.draft });
  requireChoices(merge, choices);
  const changed = await changeDraft(id, expected ?? stored.version, () => merge.draft);
  await sawTarget(id, now);
  return answer(merge, changed);
}

/** What a tag holds: nothing where it does not exist. */
async function readSide(place: Reference, digest: Digest | null, signal: AbortSignal | undefined): Promise<Draft> {
  if (digest === null) return emptyDraft;
  return draftOf(await sourceEntries(withDigest(place, digest), { ...(signal && { signal }) }));
}

/** Registries may have dropped what no tag names any more: then what the draft kept of it must do. */
async function readSeen(
  place: Reference,
  digest: Digest | null,
  kept: SeenTag | null,
  signal: AbortSignal | undefined,
): Promise<SeenSide> {
  try {
    const { entries, ...fields } = await readSide(place, digest, signal);
    return {
      ...fields,
      entries: entries.map(({ descriptor, platform, annotations, attests }) => ({
        digest: descriptor.digest,
        platform,
        annotations,
        attests,
      })),
    };
  } catch (thrown) {
    signal?.throwIfAborted();
    if (!(thrown instanceof ProblemError) || kept === null || kept.digest !== digest) throw thrown;
    const images = kept.entries.filter(({ platform }) => platform?.os !== 'unknown');
    return { ...emptyDraft, entries: images.map((image) => ({ ...image, annotations: null, attests: null })) };
  }
}

function requireChoices({ rows, fields }: Merge, choices: Readonly<Record<string, unknown>>): void {
  const open = [...rows, ...fields].filter(({ asks, key }) => asks && !Object.hasOwn(choices, key));
  if (open.length === 0) return;
  const keys = open.map(({ key }) => key);
  throw new ProblemError({
    code: 'conflict',
    message: `It is not decided what becomes of ${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ` and ${keys.length - 5} more` : ''}. Nothing was merged.`,
    hint: 'Choose “theirs” or “yours” for each in `choices`.',
    details: { undecided: keys },
  });
}

function noTarget(): ProblemError {
  return new ProblemError({
    code: 'request_invalid',
    message: 'The draft has no target: there is nothing to merge with.',
    hint: 'Name the repository and the tag that it goes to.',
  });
}
