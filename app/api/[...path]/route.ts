import { handle } from '@/lib/http/handler';
import { ProblemError } from '@/lib/problem/problem';

/** What is no call of the API is refused as the API refuses, behind the same guard. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  GET: notFound,
  POST: notFound,
  PUT: notFound,
  PATCH: notFound,
  DELETE: notFound,
});

function notFound(request: Request): never {
  throw new ProblemError({
    code: 'not_found',
    message: `There is no “${new URL(request.url).pathname.slice(0, 200)}”.`,
    hint: 'All calls are listed at /api and described by /api/v1/openapi.json.',
  });
}
