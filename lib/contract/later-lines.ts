import { attachFindings } from '../finding/attach-findings';
import { checkImage } from '../finding/check-image';
import type { EntryView, ImageLine } from './image';
import { type ImageProgress, replaceEntry } from './image-lines';
import { totalBytesOf } from './total-bytes';

/**
 * The progress of an image after a line about entries that were asked for later, each alone. Their answer knows nothing
 * of the entries that were read before, so what concerns all of them is worked out anew.
 */
export function addLaterLine(progress: ImageProgress, line: ImageLine): ImageProgress {
  const { view } = progress;
  if (view === null || line.type === 'image') return progress;
  if (line.type === 'problem') return { ...progress, problem: line.problem };
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

/** An index on the way to an entry is told anew, with all of its entries unread. */
function unlessRead(known: EntryView, told: EntryView): EntryView {
  return known.problem === null && (known.layers !== null || known.entries !== null) ? known : told;
}
