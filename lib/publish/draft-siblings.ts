import 'server-only';
import type { Siblings } from '@/lib/contract/siblings';
import { loadSiblings } from '@/lib/inspect/load-siblings';
import { parseReference } from '@/lib/oci/reference';
import { storedDraft } from '@/lib/store/drafts';
import { siblingFamilies } from '@/lib/tag/sibling-families';

/** The siblings of what the draft is made of, and of its target. Throws `not_found` where there is no draft. */
export async function draftSiblings(id: string, signal?: AbortSignal): Promise<Siblings> {
  const { target, entries } = (await storedDraft(id)).draft;
  const sources = entries.filter(({ attests }) => attests === null).map(({ source }) => parseReference(source));
  return loadSiblings(siblingFamilies(target === null ? null : parseReference(target), sources), signal);
}
