import { listPlatforms } from '@/lib/contract/operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { loadPlatforms } from '@/lib/inspect/load-platforms';
import { parseReference } from '@/lib/oci/reference';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { ref } = parseQuery(listPlatforms.query, new URL(request.url).searchParams);
    return Response.json(await loadPlatforms(parseReference(ref), { signal: request.signal }));
  },
});
