import { addRegistry as operation } from '@/lib/contract/registry-operations';
import { handle } from '@/lib/http/handler';
import { readJsonBody } from '@/lib/http/json-body';
import { listRegistries } from '@/lib/inspect/list-registries';
import { addRegistry } from '@/lib/inspect/save-registry';
import { routes } from '@/lib/routes';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET() {
    return Response.json({ registries: await listRegistries() });
  },
  async POST(request) {
    const { host, ...settings } = await readJsonBody(operation.body, request);
    const registry = await addRegistry(host, settings);
    const headers = { location: routes.api.registry(registry.id) };
    return Response.json(registry, { status: operation.status, headers });
  },
});
