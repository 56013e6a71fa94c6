import { parseQuery } from '@/lib/contract/query';
import { listTags } from '@/lib/contract/tag-operations';
import { handle } from '@/lib/http/handler';
import { listAllTags } from '@/lib/inspect/list-all-tags';
import { parseRepository } from '@/lib/oci/parse-repository';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { repository, limit, after } = parseQuery(listTags.query, new URL(request.url).searchParams);
    const options = { limit, signal: request.signal, ...(after !== undefined && { after }) };
    return Response.json(await listAllTags(parseRepository(repository), options));
  },
});
