import type { ImageLine } from '@/lib/contract/image';
import { getImage } from '@/lib/contract/operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { ndjsonResponse, wantsNdjson } from '@/lib/http/ndjson';
import { loadImage, streamImage } from '@/lib/inspect/load-image';
import { parseReference } from '@/lib/oci/reference';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { ref } = parseQuery(getImage.query, new URL(request.url).searchParams);
    const reference = parseReference(ref);
    const { signal } = request;
    if (wantsNdjson(request)) {
      return ndjsonResponse<ImageLine>(request, streamImage(reference, { signal }), (problem) => ({
        type: 'problem',
        problem,
      }));
    }
    return Response.json(await loadImage(reference, { signal }), { headers: { vary: 'accept' } });
  },
});
