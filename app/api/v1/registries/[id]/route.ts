import { changeRegistry as operation } from '@/lib/contract/registry-operations';
import { handle } from '@/lib/http/handler';
import { readJsonBody } from '@/lib/http/json-body';
import { changeRegistry, removeRegistry } from '@/lib/inspect/save-registry';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async PATCH(request, { id }) {
    const change = await readJsonBody(operation.body, request);
    return Response.json(await changeRegistry(String(id), change));
  },
  async DELETE(_request, { id }) {
    await removeRegistry(String(id));
    return new Response(null, { status: 204 });
  },
});
