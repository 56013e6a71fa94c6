import { mergeDraft } from '@/lib/contract/merge';
import { parseParameters } from '@/lib/contract/parameters';
import { handle } from '@/lib/http/handler';
import { readJsonBody } from '@/lib/http/json-body';
import { expectedVersion, versionTag } from '@/lib/http/version-match';
import { mergeStoredDraft } from '@/lib/publish/merge-stored-draft';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async POST(request, parameters) {
    const { id } = parseParameters(mergeDraft.parameters, parameters);
    const asked = await readJsonBody(mergeDraft.body, request);
    const merging = { id, expected: expectedVersion(request), signal: request.signal };
    const merge = await mergeStoredDraft(merging, asked);
    return Response.json(merge, { headers: { etag: versionTag(merge.draft.version) } });
  },
});
