import { testRegistry as operation } from '@/lib/contract/registry-operations';
import { handle } from '@/lib/http/handler';
import { readJsonBody } from '@/lib/http/json-body';
import { testRegistry } from '@/lib/inspect/test-registry';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async POST(request, { id }) {
    const change = request.headers.has('content-type') ? await readJsonBody(operation.body, request) : {};
    return Response.json(await testRegistry(String(id), change));
  },
});
