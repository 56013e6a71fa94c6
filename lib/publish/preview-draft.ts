import 'server-only';
import type { DraftPreview } from '@/lib/contract/draft';
import { guessTarget } from '@/lib/draft/guess-target';
import type { PastedKind, PastedSource } from '@/lib/draft/pasted-draft';
import { patchPlatform } from '@/lib/draft/patch-entry';
import { readPasted } from '@/lib/draft/read-pasted';
import { formatReference, parseReference } from '@/lib/oci/reference';
import { toProblem } from '@/lib/problem/problem';
import { targetOf } from './compose-draft';
import { sourceEntries } from './source-entries';

/**
 * What a pasted text would make, each of its images looked up. An image that cannot be had has its problem, and the rest
 * is there. Throws `request_invalid` for a text that names no image.
 */
export async function previewDraft(
  text: string,
  kind: PastedKind | undefined,
  signal?: AbortSignal,
): Promise<DraftPreview> {
  const pasted = readPasted(text, kind);
  const sources = await Promise.all(pasted.sources.map((source) => previewSource(source, signal)));
  const found = sources.filter(({ problem }) => problem === null);
  const guessed = pasted.target === null ? guessTarget(found.map(({ reference }) => reference)) : null;
  const target = pasted.target?.reference ?? guessed;
  const { notes, ...named } = namedTargets(target, pasted.alsoTo);
  return {
    kind: pasted.kind,
    ...named,
    targetLine: pasted.target?.line ?? null,
    targetText: pasted.target?.reference ?? null,
    isGuessed: guessed !== null,
    annotations: pasted.annotations,
    sources,
    notes: [...pasted.notes, ...notes],
  };
}

type Previewed = DraftPreview['sources'][number];

async function previewSource(
  { reference: text, line, platform, annotations }: PastedSource,
  signal?: AbortSignal,
): Promise<Previewed> {
  const pasted = { line, text, platform, annotations };
  try {
    const parsed = parseReference(text);
    const { entries, note } = await sourceEntries(parsed, { ...(signal && { signal }) });
    const isSet = Object.keys(platform).length > 0;
    const shown = entries.map((entry) => ({
      digest: entry.descriptor.digest,
      mediaType: entry.descriptor.mediaType,
      platform: isSet && entry.attests === null ? patchPlatform(entry.platform, platform) : entry.platform,
      config: entry.config,
      attests: entry.attests,
    }));
    return { ...pasted, reference: formatReference(parsed), entries: shown, note, problem: null };
  } catch (thrown) {
    signal?.throwIfAborted();
    return { ...pasted, reference: text, entries: [], note: null, problem: toProblem(thrown) };
  }
}

/** Where it goes, in normal form, with the further tags of the same repository; others are named in a note. */
function namedTargets(
  target: string | null,
  alsoTo: readonly string[],
): Pick<DraftPreview, 'target' | 'tags' | 'notes'> {
  if (target === null) return { target, tags: [], notes: [] };
  try {
    const place = parseReference(targetOf(target));
    const others = alsoTo.map((text) => parseReference(targetOf(text)));
    const isHere = (other: (typeof others)[number]) =>
      formatReference({ ...other, tag: place.tag ?? '' }) === formatReference(place);
    return {
      target: formatReference(place),
      tags: others.filter(isHere).flatMap(({ tag }) => tag ?? []),
      notes: others
        .filter((other) => !isHere(other))
        .map((other) => `${formatReference(other)} is another repository: copy it there after the push.`),
    };
  } catch (thrown) {
    return { target: null, tags: [], notes: [toProblem(thrown).message] };
  }
}
