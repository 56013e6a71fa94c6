import { attachFindings } from '../finding/attach-findings';
import { checkImage } from '../finding/check-image';
import type { Problem } from '../problem/problem';
import type { EntryView, ImageLine } from './image';
import { type ImageProgress, replaceEntry } from './image-lines';
import { totalBytesOf } from './total-bytes';

/**
 * The progress of an image after a line about entries that were asked for later, each alone. Their answer knows nothing
 * of the entries that were read before, so what concerns all of them is worked out anew.
 */
export function addLaterLine(progress: ImageProgress, line: ImageLine): ImageProgress {
  const { view } = progress;
  if (view === null || line.type === 'image' || line.type === 'problem') return progress;
  if (line.type === 'entry') {
    return { ...progress, view: { ...view, entries: replaceEntry(view.entries, line.entry, unlessRead) } };
  }
  const findings = checkImage(view);
  return {
    ...progress,
    problem: null,
    view: {
      ...view,
      entries: attachFindings(view.entries, findings),
      findings,
      totalBytes: totalBytesOf(view.entries),
      cost: {
        requests: view.cost.requests + line.cost.requests,
        bytesRead: view.cost.bytesRead + line.cost.bytesRead,
      },
      rateLimit: line.rateLimit,
      warnings: line.warnings,
    },
  };
}

/** The progress when entries that were asked for later could not be: those of `ids` that are still unread say why. */
export function failEntries(progress: ImageProgress, ids: readonly string[], problem: Problem): ImageProgress {
  if (progress.view === null) return progress;
  const failed = new Set(ids);
  const fail = (entry: EntryView): EntryView => {
    if (failed.has(entry.id)) return unlessRead(entry, { ...entry, problem });
    return entry.entries === null ? entry : { ...entry, entries: entry.entries.map(fail) };
  };
  return { ...progress, view: { ...progress.view, entries: progress.view.entries.map(fail) } };
}

/** An index on the way to an entry is told anew, with all of its entries unread. */
function unlessRead(known: EntryView, told: EntryView): EntryView {
  return known.problem === null && (known.layers !== null || known.entries !== null) ? known : told;
}
