import { parseQuery } from '@/lib/contract/query';
import { findSiblings } from '@/lib/contract/siblings';
import { handle } from '@/lib/http/handler';
import { loadSiblings } from '@/lib/inspect/load-siblings';
import { parseReference } from '@/lib/oci/reference';
import { siblingFamilies } from '@/lib/tag/sibling-families';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { ref } = parseQuery(findSiblings.query, new URL(request.url).searchParams);
    return Response.json(await loadSiblings(siblingFamilies(parseReference(ref), []), request.signal));
  },
});
