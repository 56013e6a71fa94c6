import type { EntryView, ImageView } from '../contract/image';

/** What is compared of one side. `ImageView` of the API is one. */
export type ComparedImage = Pick<ImageView, 'reference' | 'kind' | 'mediaType' | 'digest' | 'annotations' | 'entries'>;

/**
 * The entries that are compared, in the order of the index: those of nested indexes stand where their index is listed.
 * Attestations are no platforms; they stay with the entry that they describe.
 */
export function comparedEntries({ entries }: Pick<ImageView, 'entries'>): readonly EntryView[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'attestation') return [];
    return entry.entries === null || entry.entries.length === 0 ? [entry] : comparedEntries({ entries: entry.entries });
  });
}
