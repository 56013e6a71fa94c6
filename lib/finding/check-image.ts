import type { EntryView, FindingView } from '../contract/image';
import { checkAttestations } from './check-attestations';
import { checkContent } from './check-content';
import { checkDuplicates } from './check-duplicates';
import { checkPlatforms } from './check-platforms';
import type { CheckedImage } from './finding';
import { rules } from './rules';

const ruleOrder = Object.keys(rules);

/** All findings of an image, the gravest first, nested indexes included. A single manifest declares nothing and has none. */
export function checkImage(image: CheckedImage): FindingView[] {
  if (image.kind !== 'index') return [];
  const indexes: CheckedImage[] = [image, ...nestedIndexes(image.entries)];
  return indexes
    .flatMap((index) =>
      [checkContent, checkDuplicates, checkPlatforms, checkAttestations].flatMap((check) => check(index)),
    )
    .sort((a, b) => ruleOrder.indexOf(a.rule) - ruleOrder.indexOf(b.rule));
}

function nestedIndexes(entries: readonly EntryView[]): CheckedImage[] {
  return entries.flatMap((entry) =>
    entry.entries === null ? [] : [{ ...entry, entries: entry.entries }, ...nestedIndexes(entry.entries)],
  );
}
