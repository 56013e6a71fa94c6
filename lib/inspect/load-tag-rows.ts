import 'server-only';
import type { EntryChoice } from '@/lib/contract/entry-choice';
import type { ImageView } from '@/lib/contract/image';
import { listedPlatforms } from '@/lib/contract/listed-platforms';
import type { TagLine, TagRow, TagRows } from '@/lib/contract/tag-row';
import { isFreshlySeen, movedAtMs, type TagSpan } from '@/lib/contract/tag-sighting';
import type { Content, Cost } from '@/lib/oci/content';
import { type Reference, withDigest } from '@/lib/oci/reference';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { rememberSightings, tagSpans } from '@/lib/store/tag-sightings';
import { Channel } from './channel';
import { loadImage } from './load-image';
import { openContent } from './open-content';
import { tagRowOf, unreadTagRow } from './tag-row-of';

/** Tags read at the same moment; each fans out to its entries, which the connections of the registry bound. */
const tagsAtOnce = 16;

type LoadOptions = Readonly<{
  signal?: AbortSignal;
  content?: Content;
  /** Which entries of indexes are read; `auto` by default. */
  entries?: Exclude<EntryChoice, readonly string[]>;
}>;

/** What `streamTagRows` tells, whole: the rows in the order of `tags`. */
export async function loadTagRows(
  repository: Reference,
  tags: readonly string[],
  options: LoadOptions = {},
): Promise<TagRows> {
  const rows = new Map<string, TagRow>();
  for await (const line of streamTagRows(repository, tags, options)) {
    if (line.type === 'row') rows.set(line.row.tag, line.row);
    if (line.type === 'end') {
      return {
        rows: [...new Set(tags)].flatMap((tag) => rows.get(tag) ?? []),
        cost: line.cost,
        rateLimit: line.rateLimit,
      };
    }
  }
  throw new Error('The rows have no end.');
}

/**
 * What each of `tags` points to, as it becomes known, and the end. A tag that cannot be read has its `problem`; once the
 * registry wants a pause, the tags that were not begun have that problem too. Only the asker's own abort is thrown.
 */
export async function* streamTagRows(
  repository: Reference,
  tags: readonly string[],
  { signal, content = openContent(repository), entries = 'auto' }: LoadOptions = {},
): AsyncGenerator<TagLine> {
  const names = [...new Set(tags)];
  const spans = await tagSpans(repository, names).catch((): Awaited<ReturnType<typeof tagSpans>> => new Map());
  const cost: Cost = { requests: 0, bytesRead: 0 };
  const lines = new Channel<TagLine>();
  const waiting = names.values();
  const seen: Seen[] = [];
  let limited: Problem | null = null;
  const work = async () => {
    for (const tag of waiting) {
      const reading = limited ?? (await readTag({ ...repository, tag }, { content, entries, cost, signal }));
      if ('code' in reading) {
        if (reading.code === 'rate_limited') limited = reading;
        lines.push({ type: 'row', row: unreadTagRow(tag, reading) });
        continue;
      }
      const spansOfTag = spans.get(tag) ?? [];
      const platforms = listedPlatforms(reading);
      // The same time is told and kept: a move that is seen now is told as that ever after.
      const seenAtMs = Date.now();
      if (platforms !== null && !isFreshlySeen(spansOfTag, reading.digest, seenAtMs)) {
        seen.push({ reference: { ...repository, tag }, digest: reading.digest, platforms, seenAtMs });
      }
      lines.push({ type: 'row', row: tagRowOf(tag, reading, movedAt(spansOfTag, reading, seenAtMs)) });
    }
  };
  const working = Promise.all(Array.from({ length: Math.min(tagsAtOnce, names.length) }, work)).finally(() =>
    lines.close(),
  );
  // A reader that leaves early never comes to await it.
  working.catch(() => undefined);
  yield* lines;
  await working;
  // What could not be kept is seen again another time.
  await rememberSightings(seen).catch(() => undefined);
  yield { type: 'end', cost, rateLimit: (await content.notices()).rateLimit };
}

type Seen = Parameters<typeof rememberSightings>[0][number];

type ReadOptions = Readonly<
  Required<Pick<LoadOptions, 'content' | 'entries'>> & { cost: Cost; signal: AbortSignal | undefined }
>;

/**
 * The image that a tag names. The tag is asked for its digest alone: whatever tags share that digest, its content is then
 * read once, and a HEAD counts against no limit of pulls.
 */
async function readTag(
  reference: Reference,
  { content, entries, cost, signal }: ReadOptions,
): Promise<ImageView | Problem> {
  const options = { ...(signal && { signal }) };
  try {
    const { digest } = await content.resolve(reference, { ...options, cost, headOnly: true });
    const view = await loadImage(withDigest(reference, digest), { ...options, content, entries });
    cost.requests += view.cost.requests;
    cost.bytesRead += view.cost.bytesRead;
    return view;
  } catch (thrown) {
    signal?.throwIfAborted();
    return toProblem(thrown);
  }
}

function movedAt(spans: readonly TagSpan[], { digest }: ImageView, nowMs: number): string | null {
  const atMs = movedAtMs(spans, digest, nowMs);
  return atMs === null ? null : new Date(atMs).toISOString();
}
