import { parseQuery } from '@/lib/contract/query';
import { listRepositories as operation } from '@/lib/contract/repository-operations';
import { handle } from '@/lib/http/handler';
import { listRepositories } from '@/lib/inspect/list-repositories';
import { parseRegistryName } from '@/lib/oci/registry-name';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { registry, limit, after } = parseQuery(operation.query, new URL(request.url).searchParams);
    const page = { limit, signal: request.signal, ...(after !== undefined && { after }) };
    return Response.json(await listRepositories(parseRegistryName(registry), page));
  },
});
