import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import { isDigestOf } from '@/lib/content/verify';
import type { Content, ReadOptions } from '@/lib/oci/content';
import type { Digest } from '@/lib/oci/digest';
import { formatReference, type Reference } from '@/lib/oci/reference';
import type { ManifestBytes, Target } from '@/lib/oci/target';
import { nullIfMissing } from '@/lib/problem/null-if-missing';
import { ProblemError } from '@/lib/problem/problem';
import type { TagWrite } from '@/lib/store/pushes';
import { openDeletion } from './open-deletion';

type TagWriting = Readonly<{
  place: Reference;
  target: Target;
  content: Content;
  write: TagWrite;
  /** What it points to after; null takes it away. */
  manifest: ManifestBytes | null;
  options: ReadOptions;
}>;

/** A write whose answer was lost is looked at before it is sent again. */
const attempts = 3;
/** As long a pause is kept that the registry asks for. */
const longestWaitMs = 5000;

/**
 * Writes one tag: looks right before that it points to what the person saw, and reads back after. Registries know no
 * compare-and-swap, so whoever writes within that one round trip is found by the reading back.
 * Throws `conflict` in both cases; the details name what was expected and what is there.
 */
export async function writeTag(writing: TagWriting): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const now = await pointsTo(writing);
    // Written already: the answer was lost, or the push was begun before a crash.
    if (isWritten(writing, now)) return;
    if (now !== writing.write.before) throw moved(writing, now);
    try {
      await send(writing);
      break;
    } catch (thrown) {
      writing.options.signal?.throwIfAborted();
      const waitMs = mayTryAgain(thrown);
      if (attempt === attempts || waitMs === null) throw thrown;
      await delay(waitMs, undefined, { signal: writing.options.signal });
    }
  }
  const after = await pointsTo(writing);
  if (!isWritten(writing, after)) throw overwritten(writing, after);
}

/** Whether `now` names what is to be written; by which algorithm it does is for the registry to say. */
function isWritten({ manifest }: TagWriting, now: Digest | null): boolean {
  return manifest === null || now === null ? manifest === now : isDigestOf(now, manifest.bytes);
}

async function send({ place, target, write: { tag }, manifest, options }: TagWriting): Promise<void> {
  if (manifest !== null) await target.putManifest(manifest, tag, options);
  else await openDeletion(place).deleteTag(tag, options);
}

/** The digest that the tag names now, asked anew; null where it does not exist. */
async function pointsTo({ place, content, write, options }: TagWriting): Promise<Digest | null> {
  const reference = { ...place, tag: write.tag };
  const resolved = content.resolve(reference, { ...options, headOnly: true, isFresh: true });
  return (await nullIfMissing(resolved))?.digest ?? null;
}

/** How long to wait before the tag is looked at and written once more; null where that would not help. */
function mayTryAgain(thrown: unknown): number | null {
  if (!(thrown instanceof ProblemError)) return null;
  const { code, details } = thrown.problem;
  if (code === 'rate_limited') {
    const waitMs = Number(details?.retryAfterSeconds ?? Number.POSITIVE_INFINITY) * 1000;
    return waitMs <= longestWaitMs ? waitMs : null;
  }
  const isLostAnswer = code === 'unreachable' || code === 'timeout' || code === 'registry_error';
  return isLostAnswer && !(Number(details?.status) < 500) ? 0 : null;
}

function moved({ place, write: { tag, before } }: TagWriting, now: Digest | null): ProblemError {
  const name = formatReference({ ...place, tag });
  return new ProblemError({
    code: 'conflict',
    message:
      now === null
        ? `${name} no longer exists, and pointed to ${before} when it was looked at. It was not written.`
        : before === null
          ? `${name} exists by now, and points to ${now}. It was not written.`
          : `${name} was moved: it points to ${now}, no longer to ${before}. It was not written.`,
    hint: 'Look at what changed, then decide whether to write it all the same.',
    details: { tag, expected: before, digest: now },
  });
}

function overwritten({ place, write: { tag, before } }: TagWriting, after: Digest | null): ProblemError {
  const name = formatReference({ ...place, tag });
  return new ProblemError({
    code: 'conflict',
    message: `${name} was written, but reads back as ${after ?? 'nothing'}: somebody else wrote it at the same moment.`,
    hint: 'Look at what it holds now, and decide again.',
    details: { tag, expected: before, digest: after },
  });
}
