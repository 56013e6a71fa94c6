import { addEntries } from '@/lib/contract/draft-operations';
import { parseParameters } from '@/lib/contract/parameters';
import { draftResponse } from '@/lib/http/draft-response';
import { handle } from '@/lib/http/handler';
import { readJsonBody } from '@/lib/http/json-body';
import { expectedVersion } from '@/lib/http/version-match';
import { draftView } from '@/lib/publish/draft-view';
import { addSources } from '@/lib/publish/edit-stored-draft';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async POST(request, parameters) {
    const { id } = parseParameters(addEntries.parameters, parameters);
    const { sources, amend = false } = await readJsonBody(addEntries.body, request);
    const editing = { id, expected: expectedVersion(request), signal: request.signal };
    return draftResponse(await draftView(await addSources(editing, sources, amend)));
  },
});
