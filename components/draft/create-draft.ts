import type { DraftView } from '@/lib/contract/draft';
import { routes } from '@/lib/routes';
import { sendJson } from '../problem/fetch-json';
import type { Imported } from './draft-import';

/** Makes a draft of what was read. Throws the server's `ProblemError`: then there is no draft. */
export function createDraft({ target, tags, annotations, sources, isAmending }: Imported): Promise<DraftView> {
  return sendJson<DraftView>('POST', routes.api.drafts(), {
    ...(target === null ? {} : { target }),
    tags,
    sources,
    annotations,
    ...(isAmending ? { amend: true } : {}),
  });
}
