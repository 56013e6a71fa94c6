import { discardDraft, editDraftFields, getDraft } from '@/lib/contract/draft-operations';
import { parseParameters } from '@/lib/contract/parameters';
import { draftResponse } from '@/lib/http/draft-response';
import { handle } from '@/lib/http/handler';
import { readJsonBody } from '@/lib/http/json-body';
import { expectedVersion } from '@/lib/http/version-match';
import { draftView } from '@/lib/publish/draft-view';
import { editFields } from '@/lib/publish/edit-stored-draft';
import { removeDraft, storedDraft } from '@/lib/store/drafts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(_, parameters) {
    const { id } = parseParameters(getDraft.parameters, parameters);
    return draftResponse(await draftView(await storedDraft(id)));
  },
  async PATCH(request, parameters) {
    const { id } = parseParameters(editDraftFields.parameters, parameters);
    const fields = await readJsonBody(editDraftFields.body, request);
    const editing = { id, expected: expectedVersion(request), signal: request.signal };
    return draftResponse(await draftView(await editFields(editing, fields)));
  },
  async DELETE(request, parameters) {
    const { id } = parseParameters(discardDraft.parameters, parameters);
    await removeDraft(id, expectedVersion(request));
    return new Response(null, { status: discardDraft.status });
  },
});
