import 'server-only';
import type { Draft, DraftEntry } from '@/lib/draft/draft';
import { draftEntry } from '@/lib/draft/edit-draft';
import { ProblemError } from '@/lib/problem/problem';

/**
 * The entry that a call names: by its id, its 0-based position, or a digest that stands once.
 * Throws `not_found`, and `conflict` for a digest that stands more than once.
 */
export function findEntry(draft: Draft, name: string): DraftEntry {
  if (/^\d{1,6}$/.test(name)) return draft.entries[Number(name)] ?? draftEntry(draft, name);
  const named = draft.entries.filter(({ descriptor }) => descriptor.digest === name);
  if (named.length > 1) {
    throw new ProblemError({
      code: 'conflict',
      message: `${name} stands ${named.length} times in the draft.`,
      hint: 'Name the entry by its id or its position.',
    });
  }
  return named[0] ?? draftEntry(draft, name);
}
