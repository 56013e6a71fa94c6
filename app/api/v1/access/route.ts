import { getAccess } from '@/lib/contract/operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { accessOf } from '@/lib/inspect/access-of';
import { parseReference } from '@/lib/oci/reference';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { ref } = parseQuery(getAccess.query, new URL(request.url).searchParams);
    return Response.json(await accessOf(parseReference(ref)));
  },
});
