import 'server-only';
import { digestOf } from '@/lib/content/verify';
import { draftManifest } from '@/lib/draft/draft-manifest';
import type { Digest } from '@/lib/oci/digest';
import { parseReference, repositoryOf } from '@/lib/oci/reference';
import type { ManifestBytes } from '@/lib/oci/target';
import { ProblemError } from '@/lib/problem/problem';
import { limits } from '@/lib/registry/limits';
import { type StoredDraft, storedDraft } from '@/lib/store/drafts';
import { addPush, keepPush, type PushWork, type StoredPush, storedPush } from '@/lib/store/pushes';
import { pushRunner } from './push-runner';
import { onSide } from './push-side';
import { tagBefore } from './tag-before';
import { tagMoved } from './tag-moved';

type StartOptions = Readonly<{
  /** Discards the draft when the push is done. */
  purge?: boolean;
  /** What the tag must still point to, null: it must not exist; absent: what it pointed to when the draft looked at it. */
  expect?: Digest | null;
  signal?: AbortSignal;
}>;

/**
 * Starts the push of a draft. Throws `conflict` when the tag no longer points to what was expected, `request_invalid` for a
 * draft that cannot be pushed, and what the target's registry says; nothing is written then.
 */
export async function startPush(id: string, options: StartOptions = {}): Promise<StoredPush> {
  const stored = await storedDraft(id);
  const work = await workOf(stored, options);
  const push = await addPush(work, { draft: id, ...(options.purge && { purge: true }) });
  pushRunner().start(push);
  return push;
}

/** Goes on with a push that failed, was stopped, or met a moved tag: what is there is not sent again. */
export async function resumePush(id: string): Promise<StoredPush> {
  const push = await storedPush(id);
  if (push.state === 'done') throw new ProblemError({ code: 'conflict', message: 'The push is done.' });
  // It may have to wait for its turn: whoever looks meanwhile must not find it ended.
  if (push.finishedAtMs !== null) await keepPush(id, { state: 'queued', problem: null, finishedAtMs: null });
  pushRunner().start(push);
  return storedPush(id);
}

/** What a push of the draft would do, its tags looked at now. */
export async function workOf(
  { draft, seen }: StoredDraft,
  { expect, signal }: Omit<StartOptions, 'purge'>,
): Promise<PushWork> {
  const { target, tags, entries } = draft;
  if (target === null) throw invalid('The draft has no target.', 'Name the repository and the tag that it goes to.');
  if (entries.length === 0) throw invalid('The draft has no entries.', 'Add at least one image.');
  const place = parseReference(target);
  const names = [...new Set([place.tag ?? 'latest', ...tags])];
  const before = await Promise.all(
    names.map((tag) => onSide('target', () => tagBefore({ ...place, tag }, { ...(signal && { signal }) }))),
  );
  const expected = expect === undefined && seen !== null ? seen.digest : expect;
  const [now = null] = before;
  if (expected !== undefined && (now?.digest ?? null) !== expected)
    throw tagMoved(place, expected, now?.digest ?? null);
  const { mediaType, text } = draftManifest(draft);
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > limits.manifestBytes) throw tooLarge(bytes.length);
  const manifest = { mediaType, digest: digestOf(bytes), bytes };
  const known = new Map([manifest, ...before.filter((one) => one !== null)].map((one) => [one.digest, one]));
  return {
    repository: repositoryOf(place),
    tags: names.map((tag, at) => ({ tag, before: before[at]?.digest ?? null, after: manifest.digest })),
    manifests: [...known.values()] satisfies ManifestBytes[],
    entries: entries.map(({ descriptor, source, platform }) => ({
      descriptor: { mediaType: descriptor.mediaType, digest: descriptor.digest, size: descriptor.size },
      source,
      platform,
    })),
  };
}

function tooLarge(sizeBytes: number): ProblemError {
  return new ProblemError({
    code: 'too_large',
    message: `The index has ${sizeBytes.toLocaleString('en')} bytes; registries take at most ${limits.manifestBytes.toLocaleString('en')}. Nothing was written.`,
    hint: 'Remove entries or annotations.',
    details: { sizeBytes, maxBytes: limits.manifestBytes },
  });
}

function invalid(message: string, hint: string): ProblemError {
  return new ProblemError({ code: 'request_invalid', message, hint });
}
