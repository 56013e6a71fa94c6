import 'server-only';

/** A tag of the layout `sample` and, in a sentence, what there is to see in it. */
export type SampleTag = Readonly<{ tag: string; description: string }>;

/** What the sample layout holds, in the order in which the home page offers it. */
export const sampleTags = [
  { tag: 'linux8', description: 'A clean OCI index of eight Linux platforms, with layers that they share.' },
  { tag: 'docker-list', description: 'A Docker manifest list whose children are Docker manifests.' },
  { tag: 'attestations', description: 'Two platforms as BuildKit writes them, each with an SBOM and its provenance.' },
  { tag: 'windows', description: 'Four Windows Server versions told apart by os.version, beside Linux.' },
  { tag: 'nested', description: 'An index that holds two more indexes and an image of its own.' },
  {
    tag: 'broken',
    description: 'An ARM entry without a variant, a platform listed twice, and an arm64 image whose program is x86-64.',
  },
] as const satisfies readonly SampleTag[];

/** The name of the layout: its references are `oci-layout://sample:TAG`. */
export const sampleLayoutName = 'sample';
