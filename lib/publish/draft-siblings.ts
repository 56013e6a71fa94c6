import 'server-only';
import type { Siblings } from '@/lib/contract/siblings';
import { loadSiblings } from '@/lib/inspect/load-siblings';
import { storedDraft } from '@/lib/store/drafts';
import { draftFamilies } from '@/lib/tag/sibling-families';

/** The siblings of what the draft is made of, and of its target. Throws `not_found` where there is no draft. */
export async function draftSiblings(id: string, signal?: AbortSignal): Promise<Siblings> {
  const { draft } = await storedDraft(id);
  return loadSiblings(draftFamilies(draft), signal);
}
