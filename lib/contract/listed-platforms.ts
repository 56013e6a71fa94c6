import type { EntryView, ImageView, PlatformView } from './image';

/**
 * The platforms that an image lists, those of nested indexes among them; entries that name none, or `unknown`, are left
 * out. Null while that cannot be told: a nested index is not read, or a single manifest's config is not.
 */
export function listedPlatforms({
  kind,
  entries,
}: Pick<ImageView, 'kind' | 'entries'>): readonly PlatformView[] | null {
  if (kind === 'artifact') return [];
  const platforms = entries.map((entry) => platformsOf(entry, kind === 'manifest'));
  return platforms.some((known) => known === null) ? null : platforms.flatMap((known) => known ?? []);
}

function platformsOf(entry: EntryView, isOnly: boolean): readonly PlatformView[] | null {
  if (entry.kind === 'index') {
    return entry.entries === null ? null : listedPlatforms({ kind: 'index', entries: entry.entries });
  }
  if (entry.kind !== 'manifest') return [];
  if (entry.platform === null) return isOnly ? null : [];
  const { os, architecture } = entry.platform;
  return [os, architecture].some((name) => name === '' || name === 'unknown') ? [] : [entry.platform];
}
