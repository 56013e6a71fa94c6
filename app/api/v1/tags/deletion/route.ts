import { planDeletion as operation } from '@/lib/contract/deletion-operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { parseReference } from '@/lib/oci/reference';
import { planDeletion } from '@/lib/publish/plan-deletion';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { ref, look } = parseQuery(operation.query, new URL(request.url).searchParams);
    return Response.json(await planDeletion(parseReference(ref), { look, signal: request.signal }));
  },
});
