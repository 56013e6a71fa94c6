import 'server-only';
import type { EntryView } from '@/lib/contract/image';
import { addLine, noLines } from '@/lib/contract/image-lines';
import { listedPlatforms } from '@/lib/contract/listed-platforms';
import type { PlatformList } from '@/lib/contract/platform-list';
import type { Content } from '@/lib/oci/content';
import type { Reference } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';
import { streamImage } from './load-image';

/**
 * The platforms that an image lists. Of a flat index nothing but the index is read; of a single manifest its config too,
 * of an index of indexes these. Throws what `Content.resolve` throws, and the problem of a nested index that is not there.
 */
export async function loadPlatforms(
  reference: Reference,
  { signal, content }: Readonly<{ signal?: AbortSignal; content?: Content }> = {},
): Promise<PlatformList> {
  const enough = new AbortController();
  const signals = signal === undefined ? [enough.signal] : [signal, enough.signal];
  let progress = noLines;
  for await (const line of streamImage(reference, { signal: AbortSignal.any(signals), ...(content && { content }) })) {
    progress = addLine(progress, line);
    const { view } = progress;
    const platforms = view === null ? null : listedPlatforms(view);
    if (view === null || platforms === null) continue;
    enough.abort();
    return { reference: view.reference, digest: view.digest, platforms };
  }
  if (progress.view === null) throw new ProblemError({ code: 'internal', message: 'The image has no first line.' });
  const problem = progress.view.entries.map(problemIn).find((found) => found !== null);
  if (problem) throw new ProblemError(problem);
  // A config may leave out its platform.
  return { reference: progress.view.reference, digest: progress.view.digest, platforms: [] };
}

function problemIn({ problem, entries }: EntryView): EntryView['problem'] {
  return problem ?? entries?.map(problemIn).find((found) => found !== null) ?? null;
}
