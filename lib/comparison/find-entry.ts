import type { EntryView } from '../contract/image';
import { formatPlatform } from '../platform/format-platform';
import { platformKey } from '../platform/normalize-platform';
import { parsePlatform } from '../platform/parse-platform';
import { ProblemError } from '../problem/problem';
import { type ComparedImage, comparedEntries } from './compared-side';

const namesShown = 8;

/**
 * The entry that a text names: by its id, or by its platform as `os/architecture[/variant]`; of several for one platform
 * the first. Throws `not_found`, and `request_invalid` for a text that is neither.
 */
export function findEntry(image: ComparedImage, text: string): EntryView {
  const entries = comparedEntries(image);
  const byId = entries.find(({ id }) => id === text);
  if (byId) return byId;
  const key = /^[\d.]+$/.test(text) ? null : platformKey(parsePlatform(text));
  const found = entries.find(({ platform }) => {
    if (platform === null || key === null) return false;
    return platformKey({ ...platform, 'os.version': '', 'os.features': [] }) === key;
  });
  if (found) return found;
  const names = entries.flatMap(({ platform }) => (platform === null ? [] : [formatPlatform(platform)]));
  throw new ProblemError({
    code: 'not_found',
    message: `${image.reference} has no entry “${text.slice(0, 80)}”.`,
    ...(names.length === 0 ? {} : { hint: `It lists ${[...new Set(names)].slice(0, namesShown).join(', ')}.` }),
  });
}

/** The text by which `findEntry` finds an entry: its platform where that leads to it, else its id. */
export function entryText(image: ComparedImage, entry: EntryView): string {
  const { platform } = entry;
  if (platform === null || !isPlatformText(formatPlatform(platform))) return entry.id;
  return findEntry(image, formatPlatform(platform)) === entry ? formatPlatform(platform) : entry.id;
}

/** Platforms come from the registry: not each is one that a person could type. */
function isPlatformText(text: string): boolean {
  return /^[\w.-]+(?:\/[\w.-]+){1,2}$/.test(text) && text.length <= 80;
}
