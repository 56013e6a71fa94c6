import type { TagRow } from '../contract/tag-row';
import { sha256 } from './fixtures';
import { tagRow } from './tag-row';

/**
 * The row of a version. What follows a space in `platforms` is the content of that manifest, so that versions share it or
 * not: `linux/arm/v7 second`; without, each version has its own.
 */
export function versionRow(tag: string, platforms: readonly string[], changes: Partial<TagRow> = {}): TagRow {
  const parts = platforms.map((text) => text.split(' '));
  const row = tagRow(tag, { created: null, platforms: parts.map(([platform = '']) => platform) });
  return {
    ...row,
    platforms: row.platforms.map((one, at) => {
      const [platform = '', content = tag] = parts[at] ?? [];
      return { ...one, digest: sha256(Buffer.from(`${platform} ${content}`)) };
    }),
    ...changes,
  };
}
