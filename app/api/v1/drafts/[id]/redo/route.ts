import { redoDraftEdit } from '@/lib/contract/draft-operations';
import { parseParameters } from '@/lib/contract/parameters';
import { draftResponse } from '@/lib/http/draft-response';
import { handle } from '@/lib/http/handler';
import { expectedVersion } from '@/lib/http/version-match';
import { draftView } from '@/lib/publish/draft-view';
import { stepDraft } from '@/lib/store/drafts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async POST(request, parameters) {
    const { id } = parseParameters(redoDraftEdit.parameters, parameters);
    return draftResponse(await draftView(await stepDraft(id, expectedVersion(request), 1)));
  },
});
