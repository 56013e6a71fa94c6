import { createDraft, listDrafts } from '@/lib/contract/draft-operations';
import { parseQuery } from '@/lib/contract/query';
import { draftResponse } from '@/lib/http/draft-response';
import { handle } from '@/lib/http/handler';
import { readJsonBody } from '@/lib/http/json-body';
import { composeDraft } from '@/lib/publish/compose-draft';
import { draftSummary, draftView } from '@/lib/publish/draft-view';
import { storedDrafts } from '@/lib/store/drafts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    parseQuery(listDrafts.query, new URL(request.url).searchParams);
    return Response.json({ drafts: await Promise.all((await storedDrafts()).map(draftSummary)) });
  },
  async POST(request) {
    const { target = null, tags, annotations, amend, ...rest } = await readJsonBody(createDraft.body, request);
    const asked = {
      target,
      ...rest,
      ...(tags && { tags }),
      ...(annotations && { annotations }),
      ...(amend && { amend }),
    };
    return draftResponse(await draftView(await composeDraft(asked, request.signal)), createDraft.status);
  },
});
