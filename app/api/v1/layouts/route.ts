import { uploadLayout } from '@/lib/contract/layout-operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { problemResponse } from '@/lib/http/problem-response';
import { ProblemError } from '@/lib/problem/problem';
import { receiveUpload } from '@/lib/publish/receive-upload';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  POST: {
    bodyTypes: uploadLayout.bodyTypes,
    async answer(request) {
      const { name } = parseQuery(uploadLayout.query, new URL(request.url).searchParams);
      const options = {
        statedBytes: Number(request.headers.get('content-length') ?? 0),
        signal: request.signal,
        ...(name !== undefined && { fileName: name }),
      };
      try {
        const uploaded = await receiveUpload(request.body ?? (async function* () {})(), options);
        return Response.json(uploaded, { status: uploadLayout.status });
      } catch (thrown) {
        if (!(thrown instanceof ProblemError) || thrown.problem.code !== 'content_mismatch') throw thrown;
        // It is the request whose content does not match; the table’s 502 would blame a registry.
        return problemResponse(thrown.problem, { status: 422 });
      }
    },
  },
});
