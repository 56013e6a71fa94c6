import { listTags } from '@/lib/contract/operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { openContent } from '@/lib/inspect/open-content';
import { parseReference } from '@/lib/oci/reference';
import { type Problem, ProblemError } from '@/lib/problem/problem';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { repository, ...page } = parseQuery(listTags.query, new URL(request.url).searchParams);
    const reference = parseReference(repository);
    if (reference.tag !== undefined || reference.digest !== undefined) throw new ProblemError(notRepository);
    const content = openContent(reference);
    return Response.json(await content.listTags({ ...page, signal: request.signal }));
  },
});

const notRepository: Problem = {
  code: 'request_invalid',
  message: 'The parameter “repository” names one image, not a repository.',
  hint: 'Leave out its tag and digest.',
};
