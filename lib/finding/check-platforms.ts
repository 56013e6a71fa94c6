import type { EntryView, FindingView } from '../contract/image';
import { formatPlatform } from '../platform/format-platform';
import { knownArchitectures, knownOperatingSystems } from '../platform/known-values';
import { normalizePlatform } from '../platform/normalize-platform';
import type { Platform } from '../platform/platform';
import { type CheckedImage, finding } from './finding';

/** Each entry's own platform: present, spelled as the image-spec has it, with a variant on ARM, and true to its config. */
export function checkPlatforms({ entries }: CheckedImage): FindingView[] {
  return entries.filter(({ kind }) => kind === 'manifest').flatMap(checkEntry);
}

function checkEntry(entry: EntryView): FindingView[] {
  const { platform } = entry;
  if (platform === null) {
    return [
      finding('platform-missing', [entry], {
        label: 'no platform',
        message: 'The entry names no platform; engines differ in whether they take it.',
        field: 'platform',
      }),
    ];
  }
  return [
    ...checkVariant(entry, platform),
    ...checkSpelling(entry, platform),
    ...checkKnown(entry, platform),
    ...checkConfig(entry, platform),
  ];
}

function checkVariant(entry: EntryView, platform: Platform): FindingView[] {
  if (platform.architecture !== 'arm' || platform.variant) return [];
  const built = entry.config?.variant;
  return [
    finding('variant-missing', [entry], {
      label: 'no variant',
      message: `${formatPlatform(platform)} has no variant.${built ? ` Its config says ${built}.` : ''}`,
      field: 'platform.variant',
    }),
  ];
}

/** The spellings of uname that engines translate, or not. A variant that normalizing only drops (arm64/v8) is fine. */
function checkSpelling(entry: EntryView, platform: Platform): FindingView[] {
  const normal = normalizePlatform(platform);
  const changed = (['os', 'architecture', 'variant'] as const).filter((field) => {
    const value = platform[field];
    return (
      value !== undefined &&
      value !== '' &&
      normal[field] !== undefined &&
      normal[field] !== '' &&
      normal[field] !== value
    );
  });
  const oddVariant = /^v?\d+[a-z]+$/i.test(platform.variant ?? '') ? (['variant'] as const) : [];
  const [field] = [...changed, ...oddVariant];
  if (field === undefined) return [];
  return [
    finding('platform-not-normalized', [entry], {
      label: `“${platform[field]}”`,
      message:
        changed.length > 0
          ? `“${formatPlatform(platform)}” is not in normal form: it is ${formatPlatform(normal)}.`
          : `The variant “${platform.variant}” is not one that any engine asks for.`,
      field: `platform.${field}`,
    }),
  ];
}

function checkKnown(entry: EntryView, platform: Platform): FindingView[] {
  const { os, architecture } = normalizePlatform(platform);
  const unknown = [
    ...(knownOperatingSystems.has(os) ? [] : [{ field: 'os', value: os }]),
    ...(knownArchitectures.has(architecture) ? [] : [{ field: 'architecture', value: architecture }]),
  ];
  return unknown.slice(0, 1).map(({ field, value }) =>
    finding('platform-unknown', [entry], {
      label: `unknown ${field === 'os' ? 'OS' : 'architecture'}`,
      message: `“${value}” is not ${field === 'os' ? 'an operating system' : 'an architecture'} that a host asks for.`,
      field: `platform.${field}`,
    }),
  );
}

function checkConfig(entry: EntryView, platform: Platform): FindingView[] {
  const { os, architecture, variant } = entry.config ?? {};
  if (os === undefined || architecture === undefined) return [];
  const declared = normalizePlatform(platform);
  const built = normalizePlatform({ os, architecture, ...(variant === undefined ? {} : { variant }) });
  const sameVariant = !variant || !platform.variant || (declared.variant ?? '') === (built.variant ?? '');
  if (declared.os === built.os && declared.architecture === built.architecture && sameVariant) return [];
  return [
    finding('platform-config-mismatch', [entry], {
      label: `config: ${formatPlatform({ os, architecture, ...(variant && { variant }) })}`,
      message: `The entry declares ${formatPlatform(platform)}, its config says ${formatPlatform({ os, architecture, ...(variant && { variant }) })}.`,
      field: 'platform',
    }),
  ];
}
