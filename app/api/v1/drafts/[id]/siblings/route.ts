import { parseParameters } from '@/lib/contract/parameters';
import { findDraftSiblings } from '@/lib/contract/siblings';
import { handle } from '@/lib/http/handler';
import { draftSiblings } from '@/lib/publish/draft-siblings';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request, parameters) {
    const { id } = parseParameters(findDraftSiblings.parameters, parameters);
    return Response.json(await draftSiblings(id, request.signal));
  },
});
