import type { RuleId } from './rules';

/** What holds for an image in which a rule of `checkImage` finds nothing, in the width of a list. */
export const whatHolds = {
  'child-missing': 'Every manifest is there',
  'platform-duplicate': 'One entry per platform',
  'platform-config-mismatch': 'Entries agree with their configs',
  'manifest-shared': 'A manifest of its own per platform',
  'variant-missing': 'Variants set',
  'platform-missing': 'Platforms set',
  'platform-not-normalized': 'Platforms in normal form',
  'platform-unknown': 'Known os and architecture',
  'media-types-mixed': 'One family of media types',
  'attestation-orphan': 'Attestations have their subject',
  'created-apart': 'Built within a day',
} as const satisfies Readonly<Record<Exclude<RuleId, 'platform-removed' | 'form-refused'>, string>>;
