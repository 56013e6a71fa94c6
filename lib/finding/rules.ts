/** How much a finding matters: an error breaks some host's pull or run, a warning may, a note is worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** A rule's manual: what `/rules` shows under its id. */
export type Rule = Readonly<{
  severity: Severity;
  title: string;
  /** Why it matters, in a sentence or two. */
  why: string;
  /** What to do about it. */
  remedy: string;
}>;

/** Every rule an image is held against, in the order in which findings of one severity are shown. */
export const rules = {
  'child-missing': {
    severity: 'error',
    title: 'The index names a manifest that the registry does not have',
    why: 'A host that selects this entry fails to pull. It happens when a per-platform image was deleted, or when an index was copied without its children.',
    remedy: 'Push the missing manifest again, or push an index without the entry.',
  },
  'platform-duplicate': {
    severity: 'error',
    title: 'Two entries declare the same platform',
    why: 'A runtime takes one of them, mostly the first, and the other is never pulled. Engines differ in which one they take.',
    remedy: 'Keep one of the entries, or give the other the variant or os.version that it is for.',
  },
  'platform-config-mismatch': {
    severity: 'error',
    title: 'The entry declares another platform than its image config',
    why: 'Hosts select by the entry, then run what the config describes. A host that gets another architecture stops with “exec format error”.',
    remedy: 'Annotate the entry with the platform of its config, or replace it by the right image.',
  },
  'manifest-shared': {
    severity: 'warning',
    title: 'Entries of different platforms are one and the same manifest',
    why: 'One image serves several platforms: right for data, wrong for programs, since a binary is built for one architecture.',
    remedy: 'Check which platform the image was built for, and replace the other entries.',
  },
  'variant-missing': {
    severity: 'warning',
    title: 'A 32-bit ARM entry without a variant',
    why: 'containerd and Docker read it as v7, Podman compares it as text. An ARMv6 host, such as a Raspberry Pi Zero, may get code that it cannot run.',
    remedy: 'Set the variant to the one it was built for: v5, v6, v7 or v8.',
  },
  'platform-missing': {
    severity: 'warning',
    title: 'An entry without a platform',
    why: 'containerd looks into its config as a last resort, Docker and Podman differ. Nobody can tell from the index who will get it.',
    remedy: 'Set its platform from its config.',
  },
  'platform-not-normalized': {
    severity: 'warning',
    title: 'A platform value in a spelling of its own',
    why: 'Values such as `aarch64`, `x86_64` or `v7l` come from uname. Some engines translate them, Podman compares them as they stand and finds no match.',
    remedy: 'Write the value as the image-spec has it: `arm64`, `amd64`, `v7`.',
  },
  'platform-unknown': {
    severity: 'warning',
    title: 'An os or architecture that no Go platform has',
    why: 'The image-spec takes both from GOOS and GOARCH. No host asks for another value, so nobody pulls the entry.',
    remedy: 'Correct the value; if it is meant, nothing needs to be done.',
  },
  'media-types-mixed': {
    severity: 'warning',
    title: 'Docker and OCI media types in one index',
    why: 'Most engines read it. Some registries refuse such an index when it is pushed or copied to them.',
    remedy: 'Build all platforms with one format, or convert them before composing.',
  },
  'attestation-orphan': {
    severity: 'warning',
    title: 'An attestation of an image that is not in the index',
    why: 'Its subject was removed or replaced, so the SBOM or provenance describes something that nobody pulls from here.',
    remedy: 'Remove the attestation, or put back the image that it describes.',
  },
  'created-apart': {
    severity: 'note',
    title: 'The platforms were built more than a day apart',
    why: 'Entries of one release are mostly built together. A much older one may be a leftover of the release before.',
    remedy: 'Compare the old entry with the others, and rebuild it if it was forgotten.',
  },
  'form-refused': {
    severity: 'warning',
    title: 'The target’s registry has refused an index of this form',
    why: 'Some registries take no OCI index, no Docker list, not one kind of images in the other kind of index, or no subject. A push there ends with its images sent and its tag not written. What a registry refused is remembered until it takes an index of that form.',
    remedy:
      'Write the other format, take the subject away, or choose another target. If the registry was changed since, push: once it takes the form, this is forgotten.',
  },
  'platform-removed': {
    severity: 'note',
    title: 'A platform that was expected is not listed',
    why: 'Hosts of that platform no longer find an image here. A gap is claimed only against an expectation with a name: this tag as it was last seen here, or another tag that you chose.',
    remedy:
      'If the platform was dropped by mistake, push an index that lists it again. If it was meant, set the expectation to nothing.',
  },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
