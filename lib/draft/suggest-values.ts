import { knownArchitectures, knownOperatingSystems } from '../platform/known-values';
import type { Platform } from '../platform/platform';

/** The fields of a platform, in the order in which people read them. */
export const platformFields = ['os', 'architecture', 'variant', 'os.version', 'os.features'] as const;
export type PlatformField = (typeof platformFields)[number];

/** A value that a field may take; empty clears it. */
export type Suggestion = Readonly<{ value: string; why: string }>;

type Edited = Readonly<{ platform: Platform | null; config: Platform | null }>;

/**
 * What `field` of an entry may be set to: what its config says comes first, then what other entries and everybody use. Without
 * what it is now, but for clearing it.
 */
export function suggestValues(
  field: PlatformField,
  { platform, config }: Edited,
  others: readonly Edited[],
): readonly Suggestion[] {
  const now = fieldText(platform, field);
  const said = fieldText(config, field);
  const used = others.flatMap((other) => (fieldText(other.platform, field) ? [fieldText(other.platform, field)] : []));
  const known = knownValues(field, platform);
  const all = [
    ...(said ? [{ value: said, why: 'its config says so' }] : []),
    ...[...known].map(([value, why]) => ({ value, why })),
    ...used.map((value) => ({ value, why: 'as another entry' })),
  ];
  const isFirst = ({ value }: Suggestion, at: number) => all.findIndex((other) => other.value === value) === at;
  const offered = all.filter((suggestion, at) => suggestion.value !== now && isFirst(suggestion, at));
  return now !== '' && isClearable(field) ? [...offered, { value: '', why: clearedMeans(field, platform) }] : offered;
}

/** A field as one writes it; features with commas between. Empty where there is none. */
export function fieldText(platform: Platform | null, field: PlatformField): string {
  const value = platform?.[field];
  return typeof value === 'object' ? value.join(',') : (value ?? '');
}

/** The inverse of `fieldText`; null clears the field. */
export function fieldPatch(field: PlatformField, text: string): Platform[PlatformField] | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return field === 'os.features' ? trimmed.split(/[\s,]+/).filter(Boolean) : trimmed;
}

function isClearable(field: PlatformField): boolean {
  return field !== 'os' && field !== 'architecture';
}

function clearedMeans(field: PlatformField, platform: Platform | null): string {
  if (field === 'variant' && platform?.architecture === 'arm') return 'no variant: containerd and Docker read it as v7';
  if (field === 'variant' && platform?.architecture === 'arm64') return 'no variant: read as v8';
  return `no ${field}`;
}

/** @see image-spec image-index.md, Platform Variants; containerd platforms, normalizeArch */
const variants: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  arm: [
    ['v7', 'ARMv7, hard float'],
    ['v6', 'also runs on a Raspberry Pi Zero, if the code does'],
    ['v5', 'ARMv5, soft float'],
    ['v8', '32-bit code on ARMv8'],
  ],
  arm64: [
    ['v8', 'what an empty variant means'],
    ['v9', 'ARMv9'],
  ],
  amd64: [
    ['v2', 'x86-64-v2'],
    ['v3', 'x86-64-v3, with AVX2'],
    ['v4', 'x86-64-v4, with AVX-512'],
  ],
};

function knownValues(field: PlatformField, platform: Platform | null): ReadonlyMap<string, string> {
  switch (field) {
    case 'os':
      return named(knownOperatingSystems, 'a GOOS');
    case 'architecture':
      return named(knownArchitectures, 'a GOARCH');
    case 'variant':
      return new Map(variants[platform?.architecture ?? '']);
    case 'os.version':
      return new Map();
    case 'os.features':
      return platform?.os === 'windows' ? new Map([['win32k', 'needs a full Windows Server host']]) : new Map();
  }
}

function named(values: ReadonlySet<string>, why: string): ReadonlyMap<string, string> {
  return new Map([...values].map((value) => [value, why]));
}
