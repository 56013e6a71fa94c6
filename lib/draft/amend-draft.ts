import { hostKey } from '../platform/host-key';
import type { Draft, DraftEntry } from './draft';
import { editDraft } from './edit-draft';

/**
 * The draft with the entries of one more source: an image of a platform that is there replaces the entry in its place,
 * with the attestations of both; the others are appended.
 */
export function amendDraft(draft: Draft, source: readonly DraftEntry[]): Draft {
  const images = source.filter(({ attests }) => attests === null);
  const attached = (image: DraftEntry) => source.filter(({ attests }) => attests === image.descriptor.digest);
  const orphans = source.filter(
    ({ attests }) => attests !== null && !images.some(({ descriptor }) => descriptor.digest === attests),
  );
  const amended = images.reduce((current, image) => {
    const brought = [image, ...attached(image).filter((entry) => !isThere(current, entry))];
    const old = current.entries.find((entry) => entry.attests === null && keyOf(entry) === keyOf(image));
    return old === undefined
      ? editDraft(current, { kind: 'add', entries: brought })
      : editDraft(current, { kind: 'replace', entry: old.id, with: brought });
  }, draft);
  return orphans.length === 0 ? amended : editDraft(amended, { kind: 'add', entries: orphans });
}

/** Entries without a platform take nobody's place. */
function keyOf({ id, platform }: DraftEntry): string {
  return platform === null ? id : hostKey(platform);
}

function isThere({ entries }: Draft, { descriptor }: DraftEntry): boolean {
  return entries.some((entry) => entry.descriptor.digest === descriptor.digest);
}
