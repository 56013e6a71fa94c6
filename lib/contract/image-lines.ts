import { attachFindings } from '../finding/attach-findings';
import type { Problem } from '../problem/problem';
import type { EntryView, ImageLine, ImageView } from './image';

/** What is known of an image while its lines arrive: `view` is null before the first, `complete` after the last. */
export type ImageProgress = Readonly<{
  view: ImageView | null;
  complete: boolean;
  /** Why the reading stopped after it had begun. */
  problem: Problem | null;
}>;

export const noLines: ImageProgress = { view: null, complete: false, problem: null };

/** The progress of an image that was read in one piece. */
export function completeImage(view: ImageView): ImageProgress {
  return { view, complete: true, problem: null };
}

/** The progress after one more line. A line that cannot follow what is known changes nothing. */
export function addLine(progress: ImageProgress, line: ImageLine): ImageProgress {
  if (line.type === 'image') {
    const { type: _, ...head } = line;
    return { ...noLines, view: { ...head, ...notToldYet } };
  }
  if (line.type === 'problem') return { ...progress, complete: true, problem: line.problem };
  if (progress.view === null) return progress;
  if (line.type === 'entry') {
    return { ...progress, view: { ...progress.view, entries: replaceEntry(progress.view.entries, line.entry) } };
  }
  const { type: _, ...end } = line;
  const entries = attachFindings(progress.view.entries, end.findings);
  return { ...progress, complete: true, view: { ...progress.view, entries, ...end } };
}

/** What the last line tells. */
const notToldYet = {
  findings: [],
  totalBytes: 0,
  cost: { requests: 0, bytesRead: 0 },
  rateLimit: null,
  warnings: [],
} as const satisfies Partial<ImageView>;

/**
 * The entries with `entry` in its place, or what `choose` makes of it and the one that stood there.
 * Ids of nested entries begin with their parent's and a dot, so only one branch is walked.
 */
export function replaceEntry(
  entries: readonly EntryView[],
  entry: EntryView,
  choose: (known: EntryView, told: EntryView) => EntryView = (_, told) => told,
): readonly EntryView[] {
  return entries.map((known) => {
    if (known.id === entry.id) return choose(known, entry);
    if (known.entries === null || !entry.id.startsWith(`${known.id}.`)) return known;
    return { ...known, entries: replaceEntry(known.entries, entry, choose) };
  });
}
