import type { Annotations } from '../oci/annotations';
import type { Descriptor } from '../oci/descriptor';
import type { Digest } from '../oci/digest';
import type { Platform } from '../platform/platform';

/** What an index is written as; `auto` is a Docker list where every child is Docker's and nothing would be lost, else OCI. */
export const draftFormats = ['auto', 'oci', 'docker'] as const;
export type DraftFormat = (typeof draftFormats)[number];

/** One entry of an index that is being composed. */
export type DraftEntry = Readonly<{
  /** Unique in the draft, and kept through every edit. */
  id: string;
  /** Where its content is taken from, pinned by digest: `ghcr.io/owner/name:1-arm64@sha256:…`. */
  source: string;
  /** The index that the source's tag names; null where the tag names the manifest itself. Absent where nobody looked. */
  index?: Digest | null | undefined;
  /** What the entry points to. Platform and annotations stand beside it: they are what is edited. */
  descriptor: Omit<Descriptor, 'platform' | 'annotations'>;
  platform: Platform | null;
  annotations: Annotations;
  /** What its config says; null where it has none or it was not read. */
  config: Platform | null;
  /** The manifest that it attests, where it is an attestation: it goes where that goes. */
  attests: Digest | null;
}>;

/** An index as it was read, to be written again byte by byte as long as nothing of it was edited. */
export type DraftOrigin = Readonly<{ text: string; mediaType: string; unedited: string }>;

/** An index that is being composed: nothing of it exists in a registry until it is pushed. */
export type Draft = Readonly<{
  /** Where it goes, with a tag, in normal form; null while that is open. */
  target: string | null;
  /** Further tags of the same repository. */
  tags: readonly string[];
  format: DraftFormat;
  /** In the order of the index: it decides ties when a runtime picks. */
  entries: readonly DraftEntry[];
  annotations: Annotations;
  subject: Descriptor | null;
  artifactType: string | null;
  origin: DraftOrigin | null;
}>;

/** A text that is equal for drafts that would be written with the same content, whatever their target and format. */
export function draftContent({ entries, annotations, subject, artifactType }: Draft): string {
  const written = entries.map(({ descriptor, platform, annotations: own }) => [descriptor, platform, own]);
  return JSON.stringify(sortKeys([written, annotations, subject, artifactType]));
}

/** The entries that go along when `entry` is removed, moved or replaced: its attestations. */
export function attestationsOf(draft: Draft, entry: DraftEntry): readonly DraftEntry[] {
  return draft.entries.filter(({ attests }) => attests === entry.descriptor.digest);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, sortKeys(field)]),
  );
}
