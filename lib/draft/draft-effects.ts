import { type ComparedImage, comparedEntries } from '../comparison/compared-side';
import { hostEffects, type PulledChange } from '../comparison/host-effects';
import { pairEntries } from '../comparison/pair-entries';
import type { DraftView } from '../contract/draft';
import type { Digest } from '../oci/digest';
import { isIndexType, mediaType } from '../oci/media-type';
import { listedEntry } from './listed-entry';

type Composed = Pick<DraftView, 'target' | 'digest' | 'mediaType' | 'annotations' | 'entries' | 'today'>;

/** Which known machines pull something else once the draft is pushed; null while nobody could tell what the tag holds. */
export function draftEffects(draft: Composed): readonly PulledChange[] | null {
  const before = imageToday(draft);
  if (before === null) return null;
  const after: ComparedImage = {
    reference: draft.target ?? '',
    kind: 'index',
    mediaType: draft.mediaType,
    digest: draft.digest,
    annotations: draft.annotations,
    entries: draft.entries.map((entry, at) => listedEntry({ ...pick(entry), artifactType: null }, at)),
  };
  return hostEffects(before, after, pairEntries(comparedEntries(before), comparedEntries(after)));
}

/** The digest of no bytes at all: no index has it. */
const noContent: Digest = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** What the tag holds today, as far as a look at it tells; an empty index where it does not exist. */
function imageToday({ target, today, entries, ...draft }: Composed): ComparedImage | null {
  if (today === null) return null;
  const isIndex = today.mediaType === null || isIndexType(today.mediaType);
  const configs = new Map(entries.map(({ digest, config }) => [digest, config]));
  return {
    reference: target ?? '',
    kind: isIndex ? 'index' : 'manifest',
    mediaType: today.mediaType ?? draft.mediaType,
    digest: today.digest ?? noContent,
    annotations: {},
    entries: today.entries
      // Attestations: nobody pulls them, and their annotations were not kept.
      .filter(({ platform }) => platform?.os !== 'unknown')
      .map(({ digest, platform }, at) => {
        const config = configs.get(digest) ?? platform;
        const listed = { digest, mediaType: mediaType.ociManifest, artifactType: null, sizeBytes: 0, platform, config };
        return listedEntry({ ...listed, annotations: {} }, at);
      }),
  };
}

function pick({ digest, mediaType, sizeBytes, platform, annotations, config }: DraftView['entries'][number]) {
  // Where no config was read, what the entry declares is all that there is to go by.
  return { digest, mediaType, sizeBytes, platform, annotations, config: config ?? platform };
}
