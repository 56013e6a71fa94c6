import { bareDescriptor } from '../oci/descriptor';
import { mediaType } from '../oci/media-type';
import { type Draft, type DraftEntry, draftContent } from './draft';
import { formatOf } from './draft-format';
import { type IndexContent, type IndexWriting, indexText } from './index-text';

/** The index that a push of the draft writes: its type and its exact text, to be encoded as UTF-8. */
export type DraftManifest = Readonly<{ mediaType: string; text: string }>;

/**
 * The exact text of the draft. An index that was read and not edited is written as it was; else a Docker list reads as
 * `docker manifest push` writes it, an OCI index as buildx does.
 * @see image-spec image-index.md, and distribution docs/spec/manifest-v2-2.md
 */
export function draftManifest(draft: Draft): DraftManifest {
  const content = writtenContent(draft);
  const { mediaType: type } = content;
  if (isAsRead(draft, type)) return { mediaType: type, text: draft.origin.text };
  return { mediaType: type, text: indexText(content, type === mediaType.dockerList ? asDocker : asBuildx) };
}

/** What of the draft its format can say. */
export function writtenContent(draft: Draft): IndexContent {
  const { entries, annotations, subject, artifactType } = draft;
  if (formatOf(draft) === 'oci') return { mediaType: mediaType.ociIndex, entries, annotations, subject, artifactType };
  const nothing = { annotations: {}, subject: null, artifactType: null };
  return { mediaType: mediaType.dockerList, entries: entries.map(dockerEntry), ...nothing };
}

const asDocker: IndexWriting = { indent: 3, first: 'size', needsPlatform: true };
const asBuildx: IndexWriting = { indent: 2, first: 'digest', needsPlatform: false };

function dockerEntry(entry: DraftEntry): DraftEntry {
  return { ...entry, descriptor: bareDescriptor(entry.descriptor), annotations: {} };
}

function isAsRead(draft: Draft, type: string): draft is Draft & { origin: NonNullable<Draft['origin']> } {
  return draft.origin !== null && draft.origin.mediaType === type && draft.origin.unedited === draftContent(draft);
}
