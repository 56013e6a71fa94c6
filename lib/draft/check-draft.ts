import type { DraftFinding } from '../contract/draft';
import { checkImage } from '../finding/check-image';
import { formatPlatform } from '../platform/format-platform';
import { normalizePlatform } from '../platform/normalize-platform';
import type { Platform } from '../platform/platform';
import { checkForm, type RefusedForms } from './check-form';
import type { Draft, DraftEntry } from './draft';
import { draftManifest } from './draft-manifest';
import { listedEntry } from './listed-entry';
import type { PlatformPatch } from './patch-entry';

/**
 * What the rules find in the index as it would be written, each finding with the edits that would mend it. Entries are named by
 * their ids. `refused` is what the target's registry has refused before; null where that is not known.
 */
export function checkDraft(draft: Draft, refused: RefusedForms | null = null): readonly DraftFinding[] {
  const digests = new Set(draft.entries.map(({ descriptor }) => descriptor.digest));
  const entries = draft.entries.flatMap((entry, position) =>
    isAttached(entry, digests) ? [] : [listed(entry, position)],
  );
  const { mediaType } = draftManifest(draft);
  const found = checkImage({ kind: 'index', mediaType, entries }).map((finding): DraftFinding => {
    const concerned = finding.entries.flatMap((position) => draft.entries[Number(position)] ?? []);
    return { ...finding, entries: concerned.map(({ id }) => id), fixes: fixesOf(finding.rule, concerned) };
  });
  return refused === null ? found : [...found, ...checkForm(draft, refused)];
}

/** An attestation of an image in the draft stands under it, and declares no platform of its own. */
function isAttached({ attests }: DraftEntry, digests: ReadonlySet<string>): boolean {
  return attests !== null && digests.has(attests);
}

type Fix = DraftFinding['fixes'][number];

function fixesOf(rule: string, [first, ...others]: readonly DraftEntry[]): readonly Fix[] {
  if (first === undefined) return [];
  const { platform, config } = first;
  switch (rule) {
    case 'platform-duplicate':
      return [first, ...others].map((entry, at) => ({
        label: `Remove the ${ordinals[at] ?? `${at + 1}th`}`,
        entry: entry.id,
        platform: null,
        draft: null,
      }));
    case 'variant-missing':
      return (config?.variant ? [config.variant] : ['v6', 'v7']).map((variant) => setting(first, { variant }, variant));
    case 'platform-config-mismatch':
    case 'platform-missing':
      return config === null ? [] : [setting(first, { variant: null, ...config }, formatPlatform(config))];
    case 'platform-not-normalized':
      return platform === null ? [] : [setting(first, spelled(platform), formatPlatform(normalizePlatform(platform)))];
    case 'attestation-orphan':
      return [{ label: 'Remove the attestation', entry: first.id, platform: null, draft: null }];
    default:
      return [];
  }
}

const ordinals = ['first', 'second', 'third'];

function setting({ id }: DraftEntry, platform: PlatformPatch, value: string): Fix {
  return { label: `Set ${value}`, entry: id, platform, draft: null };
}

function spelled(platform: Platform): PlatformPatch {
  const { os, architecture, variant = null } = normalizePlatform(platform);
  return { os, architecture, variant };
}

function listed({ descriptor, platform, annotations, config }: DraftEntry, position: number) {
  const { digest, mediaType, size, artifactType = null } = descriptor;
  return listedEntry({ digest, mediaType, artifactType, sizeBytes: size, platform, annotations, config }, position);
}
