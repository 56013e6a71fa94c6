import type { Annotations } from '../oci/annotations';
import type { PlatformPatch } from './patch-entry';

/** What people paste to begin a draft. */
export const pastedKinds = [
  'references',
  'docker-manifest',
  'imagetools',
  'crane',
  'podman',
  'manifest-tool',
  'log',
] as const;
export type PastedKind = (typeof pastedKinds)[number];

/** One image that was pasted, with what the text sets on its entry. */
export type PastedSource = Readonly<{
  /** As it stands in the text. */
  reference: string;
  /** 1-based. */
  line: number;
  platform: PlatformPatch;
  annotations: Annotations;
}>;

/** What a pasted text says of an index to be made. References are read as they stand, not checked. */
export type PastedDraft = Readonly<{
  kind: PastedKind;
  /** Where it goes, and the line that says so. */
  target: Readonly<{ reference: string; line: number }> | null;
  /** Further references that it goes to. */
  alsoTo: readonly string[];
  annotations: Annotations;
  sources: readonly PastedSource[];
  /** What was read and cannot be done, or was not understood, in sentences. */
  notes: readonly string[];
}>;
