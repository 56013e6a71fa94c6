import { editEntry, removeEntry } from '@/lib/contract/draft-operations';
import { parseParameters } from '@/lib/contract/parameters';
import { draftResponse } from '@/lib/http/draft-response';
import { handle } from '@/lib/http/handler';
import { readJsonBody } from '@/lib/http/json-body';
import { expectedVersion } from '@/lib/http/version-match';
import { draftView } from '@/lib/publish/draft-view';
import { editOneEntry, removeOneEntry } from '@/lib/publish/edit-stored-draft';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async PATCH(request, parameters) {
    const { id, entry } = parseParameters(editEntry.parameters, parameters);
    const edit = await readJsonBody(editEntry.body, request);
    const editing = { id, expected: expectedVersion(request), signal: request.signal };
    return draftResponse(await draftView(await editOneEntry(editing, entry, edit)));
  },
  async DELETE(request, parameters) {
    const { id, entry } = parseParameters(removeEntry.parameters, parameters);
    return draftResponse(await draftView(await removeOneEntry({ id, expected: expectedVersion(request) }, entry)));
  },
});
