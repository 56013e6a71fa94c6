import type { TagLine, TagRow } from '@/lib/contract/tag-row';
import { type Problem, toProblem } from '@/lib/problem/problem';

/** As many tags are asked for by one request, and as many requests are under way. */
const batchSize = 50;
const batchesAtOnce = 3;
/** A batch that nobody sees any more, and that takes longer than this, gives way to what is seen, unless all is read anyway. */
const slowMs = 3000;
/** Rows that arrive within this time are shown together: each showing costs the page a rendering. */
const gatherMs = 150;

export type ReaderState = Readonly<{
  /** Tags on their way. */
  awaited: number;
  /** What reading cost so far, and for how many tags. */
  requests: number;
  tagsRead: number;
  rateLimit: Extract<TagLine, { type: 'end' }>['rateLimit'];
  /** Why reading stopped; null while it goes on. */
  problem: Problem | null;
}>;

export type RowReader = Readonly<{
  /** Reads what is seen, before all that waits. */
  see: (tags: readonly string[]) => void;
  /** Reads these as well, whenever nothing that is seen waits; they replace those given before. */
  readOn: (tags: readonly string[]) => void;
  /** Goes on after a problem. */
  resume: () => void;
  /** Lets tags be asked for again. */
  forget: (tags: readonly string[]) => void;
  stop: () => void;
  state: () => ReaderState;
  subscribe: (listener: () => void) => () => void;
}>;

type ReaderOptions = Readonly<{
  read: (tags: readonly string[], signal: AbortSignal) => AsyncIterable<TagLine>;
  /** Whether a tag is known from elsewhere and need not be read. */
  isKnown: (tag: string) => boolean;
  onRows: (rows: readonly TagRow[]) => void;
}>;

type Batch = Readonly<{ left: Set<string>; departure: AbortController; startedMs: number }>;

export const idle: ReaderState = { awaited: 0, requests: 0, tagsRead: 0, rateLimit: null, problem: null };

/**
 * Reads rows of tags in batches: what is seen first, never a tag twice, a few requests at once. A registry that wants a pause
 * stops it all.
 */
export function createRowReader({ read, isKnown, onRows }: ReaderOptions): RowReader {
  const asked = new Set<string>();
  const batches = new Set<Batch>();
  const listeners = new Set<() => void>();
  let seen: readonly string[] = [];
  let rest: readonly string[] = [];
  let restAt = 0;
  let state = idle;
  let arrived: TagRow[] = [];
  let gathering: ReturnType<typeof setTimeout> | undefined;

  const change = (to: Partial<ReaderState>) => {
    const awaited = [...batches].reduce((sum, { left }) => sum + left.size, 0);
    state = { ...state, ...to, awaited };
    for (const listener of listeners) listener();
  };
  const show = () => {
    clearTimeout(gathering);
    gathering = undefined;
    const rows = arrived;
    arrived = [];
    if (rows.length > 0) onRows(rows);
    change({ tagsRead: state.tagsRead + rows.length });
  };
  const isNew = (tag: string) => !asked.has(tag) && !isKnown(tag);
  const nextTags = (): readonly string[] => {
    const visible = seen.filter(isNew).slice(0, batchSize);
    if (visible.length > 0) return visible;
    const tags: string[] = [];
    for (; restAt < rest.length && tags.length < batchSize; restAt++) {
      const tag = rest[restAt];
      if (tag !== undefined && isNew(tag)) tags.push(tag);
    }
    return tags;
  };
  const pump = () => {
    while (state.problem === null && batches.size < batchesAtOnce) {
      const tags = nextTags();
      if (tags.length === 0) return;
      void readBatch(tags);
    }
  };
  const release = (batch: Batch) => {
    batches.delete(batch);
    // What was answered without a row would be again.
    if (state.problem === null && !batch.departure.signal.aborted) return;
    for (const tag of batch.left) asked.delete(tag);
    restAt = 0;
  };
  const take = (line: TagLine, batch: Batch) => {
    if (line.type === 'problem') return change({ problem: line.problem });
    if (line.type === 'end')
      return change({ requests: state.requests + line.cost.requests, rateLimit: line.rateLimit });
    // A tag that was not begun is none that failed.
    if (line.row.problem?.code === 'rate_limited') return change({ problem: line.row.problem });
    batch.left.delete(line.row.tag);
    arrived.push(line.row);
    gathering ??= setTimeout(show, gatherMs);
  };
  const readBatch = async (tags: readonly string[]) => {
    const batch: Batch = { left: new Set(tags), departure: new AbortController(), startedMs: Date.now() };
    for (const tag of tags) asked.add(tag);
    batches.add(batch);
    change({});
    try {
      for await (const line of read(tags, batch.departure.signal)) take(line, batch);
    } catch (thrown) {
      if (!batch.departure.signal.aborted) change({ problem: toProblem(thrown) });
    }
    release(batch);
    if (batches.size === 0) show();
    change({});
    pump();
  };
  const makeRoom = () => {
    const isWaiting = batches.size === batchesAtOnce && seen.some(isNew);
    if (!isWaiting || rest.length > 0) return;
    for (const { left, departure, startedMs } of batches) {
      if (Date.now() - startedMs > slowMs && !seen.some((tag) => left.has(tag))) departure.abort();
    }
  };

  return {
    see: (tags) => {
      seen = tags;
      makeRoom();
      pump();
    },
    readOn: (tags) => {
      rest = tags;
      restAt = 0;
      pump();
    },
    resume: () => {
      change({ problem: null });
      pump();
    },
    forget: (tags) => {
      for (const tag of tags) asked.delete(tag);
      restAt = 0;
      pump();
    },
    stop: () => {
      seen = [];
      rest = [];
      for (const batch of batches) batch.departure.abort();
      show();
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
