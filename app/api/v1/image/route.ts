import { parseEntryChoice } from '@/lib/contract/entry-choice';
import type { ImageLine } from '@/lib/contract/image';
import { getImage } from '@/lib/contract/operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { ndjsonResponse, wantsNdjson } from '@/lib/http/ndjson';
import { loadImage, streamImage } from '@/lib/inspect/load-image';
import { parseReference } from '@/lib/oci/reference';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { ref, entries, as } = parseQuery(getImage.query, new URL(request.url).searchParams);
    const reference = parseReference(ref);
    const options = { signal: request.signal, entries: parseEntryChoice(entries) };
    if (as === 'lines' || (as === undefined && wantsNdjson(request))) {
      return ndjsonResponse<ImageLine>(request, streamImage(reference, options), (problem) => ({
        type: 'problem',
        problem,
      }));
    }
    return Response.json(await loadImage(reference, options), { headers: { vary: 'accept' } });
  },
});
