import { refreshDraft } from '@/lib/contract/draft-operations';
import { parseParameters } from '@/lib/contract/parameters';
import { draftResponse } from '@/lib/http/draft-response';
import { handle } from '@/lib/http/handler';
import { draftView } from '@/lib/publish/draft-view';
import { refresh } from '@/lib/publish/edit-stored-draft';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async POST(request, parameters) {
    const { id } = parseParameters(refreshDraft.parameters, parameters);
    return draftResponse(await draftView(await refresh(id, request.signal)));
  },
});
