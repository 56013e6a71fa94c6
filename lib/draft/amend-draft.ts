import { hostKey } from '../platform/host-key';
import type { Draft, DraftEntry } from './draft';
import { editDraft } from './edit-draft';

/**
 * The draft with the entries of one more source: an image of a platform that is there replaces the entry in its place,
 * with the attestations of both; the others are appended.
 */
export function amendDraft(draft: Draft, source: readonly DraftEntry[]): Draft {
  const images = source.filter(({ attests }) => attests === null);
  const digests = new Set<string>(images.map(({ descriptor }) => descriptor.digest));
  const attached = new Map<string, DraftEntry[]>();
  const orphans: DraftEntry[] = [];
  for (const entry of source) {
    if (entry.attests === null) continue;
    if (!digests.has(entry.attests)) orphans.push(entry);
    attached.set(entry.attests, [...(attached.get(entry.attests) ?? []), entry]);
  }
  const keyOf = keptKeys();
  const amended = images.reduce((current, image) => {
    const along = (attached.get(image.descriptor.digest) ?? []).filter((entry) => !isThere(current, entry));
    const key = keyOf(image);
    const old = current.entries.find((entry) => entry.attests === null && keyOf(entry) === key);
    return old === undefined
      ? editDraft(current, { kind: 'add', entries: [image, ...along] })
      : editDraft(current, { kind: 'replace', entry: old.id, with: [image, ...along] });
  }, draft);
  return orphans.length === 0 ? amended : editDraft(amended, { kind: 'add', entries: orphans });
}

/** The platform of an entry as a key, made once. Entries without one take nobody's place. */
function keptKeys(): (entry: DraftEntry) => string {
  const keys = new Map<DraftEntry, string>();
  return (entry) => {
    const key = keys.get(entry) ?? (entry.platform === null ? entry.id : hostKey(entry.platform));
    keys.set(entry, key);
    return key;
  };
}

function isThere({ entries }: Draft, { descriptor }: DraftEntry): boolean {
  return entries.some((entry) => entry.descriptor.digest === descriptor.digest);
}
