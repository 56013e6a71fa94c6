import { parseQuery } from '@/lib/contract/query';
import { listTagRows } from '@/lib/contract/tag-operations';
import type { TagLine } from '@/lib/contract/tag-row';
import { handle } from '@/lib/http/handler';
import { ndjsonResponse, wantsNdjson } from '@/lib/http/ndjson';
import { loadTagRows, streamTagRows } from '@/lib/inspect/load-tag-rows';
import { parseRepository } from '@/lib/oci/parse-repository';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const query = parseQuery(listTagRows.query, new URL(request.url).searchParams);
    const repository = parseRepository(query.repository);
    const tags = query.tags.split(',');
    const options = { signal: request.signal, entries: query.entries };
    if (wantsNdjson(request)) {
      return ndjsonResponse<TagLine>(request, streamTagRows(repository, tags, options), (problem) => ({
        type: 'problem',
        problem,
      }));
    }
    return Response.json(await loadTagRows(repository, tags, options), { headers: { vary: 'accept' } });
  },
});
