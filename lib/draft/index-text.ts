import type { Descriptor } from '../oci/descriptor';
import { platformFields } from '../platform/platform-fields';
import type { Draft, DraftEntry } from './draft';
import { type GoValue, goJson, goMap } from './go-json';

/** What stands in an index. */
export type IndexContent = Pick<Draft, 'entries' | 'annotations' | 'subject' | 'artifactType'> &
  Readonly<{ mediaType: string }>;

/** How a program writes an index: programs agree on what it says, and differ in its bytes. */
export type IndexWriting = Readonly<{
  /** Spaces; 0 is all on one line. */
  indent: 0 | 2 | 3;
  /** Which of the two stands first in a descriptor: the digest in Go's `ocispec.Descriptor`, the size in Distribution's own. */
  first: 'digest' | 'size';
  /** Whether an entry without a platform gets an empty one. */
  needsPlatform: boolean;
}>;

/** The exact text of an index as one program writes it, to be encoded as UTF-8. @see image-spec image-index.md */
export function indexText(content: IndexContent, writing: IndexWriting): string {
  const { mediaType, entries, annotations, subject, artifactType } = content;
  const index = {
    schemaVersion: 2,
    mediaType,
    artifactType: artifactType ?? undefined,
    manifests: entries.map((entry) => entryFields(entry, writing)),
    subject: subject === null ? undefined : subjectFields(subject),
    annotations: unlessEmpty(annotations),
  };
  return goJson(index, writing.indent);
}

function entryFields({ descriptor, platform, annotations }: DraftEntry, { first, needsPlatform }: IndexWriting) {
  const { urls, data, artifactType } = descriptor;
  const written = platform ?? (needsPlatform ? { architecture: '', os: '' } : null);
  return {
    ...pointer(descriptor, first),
    urls,
    annotations: unlessEmpty(annotations),
    data,
    platform: written === null ? undefined : { ...platformFields(written) },
    artifactType,
  };
}

function subjectFields(subject: Descriptor) {
  const { urls, data, artifactType } = subject;
  return { ...pointer(subject, 'digest'), urls, data, artifactType };
}

function pointer(
  { mediaType, digest, size }: Pick<Descriptor, 'mediaType' | 'digest' | 'size'>,
  first: 'digest' | 'size',
) {
  return first === 'digest' ? { mediaType, digest, size } : { mediaType, size, digest };
}

function unlessEmpty(fields: Readonly<Record<string, string>>): GoValue | undefined {
  return Object.keys(fields).length === 0 ? undefined : goMap(fields);
}
