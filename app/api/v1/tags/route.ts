import { deleteTag } from '@/lib/contract/deletion-operations';
import { parseQuery } from '@/lib/contract/query';
import { listTags } from '@/lib/contract/tag-operations';
import { handle } from '@/lib/http/handler';
import { problemResponse } from '@/lib/http/problem-response';
import { listAllTags } from '@/lib/inspect/list-all-tags';
import { parseRepository } from '@/lib/oci/parse-repository';
import { parseReference } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';
import { deleteImage } from '@/lib/publish/delete-image';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { repository, limit, after } = parseQuery(listTags.query, new URL(request.url).searchParams);
    const options = { limit, signal: request.signal, ...(after !== undefined && { after }) };
    return Response.json(await listAllTags(parseRepository(repository), options));
  },
  async DELETE(request) {
    const { ref, what, expect } = parseQuery(deleteTag.query, new URL(request.url).searchParams);
    const options = { signal: request.signal, ...(what && { what }), ...(expect && { expect }) };
    try {
      return Response.json(await deleteImage(parseReference(ref), options));
    } catch (thrown) {
      if (!(thrown instanceof ProblemError) || thrown.problem.code !== 'unsupported') throw thrown;
      // This method is what the registry does not allow here; the table’s 422 would blame the request.
      return problemResponse(thrown.problem, { status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } });
    }
  },
});
