import { mediaType } from '../oci/media-type';
import { platformFields } from '../platform/platform-fields';
import { type Draft, type DraftEntry, draftContent } from './draft';
import { formatOf } from './draft-format';

/** The index that a push of the draft writes: its type and its exact text, to be encoded as UTF-8. */
export type DraftManifest = Readonly<{ mediaType: string; text: string }>;

/**
 * The exact text of the draft. An index that was read and not edited is written as it was; else a Docker list reads as
 * `docker manifest push` writes it, an OCI index as buildx does.
 * @see image-spec image-index.md, and distribution docs/spec/manifest-v2-2.md
 */
export function draftManifest(draft: Draft): DraftManifest {
  const format = formatOf(draft);
  const type = format === 'docker' ? mediaType.dockerList : mediaType.ociIndex;
  const { origin } = draft;
  if (origin !== null && origin.mediaType === type && origin.unedited === draftContent(draft)) {
    return { mediaType: type, text: origin.text };
  }
  return { mediaType: type, text: format === 'docker' ? goJson(dockerList(draft), 3) : goJson(ociIndex(draft), 2) };
}

function dockerList({ entries }: Draft): unknown {
  return {
    schemaVersion: 2,
    mediaType: mediaType.dockerList,
    manifests: entries.map(({ descriptor, platform }) => ({
      mediaType: descriptor.mediaType,
      size: descriptor.size,
      digest: descriptor.digest,
      platform: platformFields(platform ?? { architecture: '', os: '' }),
    })),
  };
}

function ociIndex({ entries, annotations, subject, artifactType }: Draft): unknown {
  return {
    schemaVersion: 2,
    mediaType: mediaType.ociIndex,
    ...(artifactType === null ? {} : { artifactType }),
    manifests: entries.map(ociDescriptor),
    ...(subject === null ? {} : { subject }),
    ...(isEmpty(annotations) ? {} : { annotations }),
  };
}

/** The fields in the order of Go's `ocispec.Descriptor`. */
function ociDescriptor({ descriptor, platform, annotations }: DraftEntry): unknown {
  const { mediaType: type, digest, size, urls, data, artifactType } = descriptor;
  return {
    mediaType: type,
    digest,
    size,
    ...(urls === undefined ? {} : { urls }),
    ...(isEmpty(annotations) ? {} : { annotations }),
    ...(data === undefined ? {} : { data }),
    ...(platform === null ? {} : { platform: platformFields(platform) }),
    ...(artifactType === undefined ? {} : { artifactType }),
  };
}

const isEmpty = (fields: object) => Object.keys(fields).length === 0;

/** JSON as Go's `json.MarshalIndent` writes it: what HTML and JavaScript would read otherwise is escaped. */
function goJson(value: unknown, indent: number): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, indent).replace(/[<>&\u2028\u2029]/g, escaped);
}
