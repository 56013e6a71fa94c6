import { probeReference as operation } from '@/lib/contract/operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { probeReference } from '@/lib/inspect/probe-reference';
import { formatReference, parseReference } from '@/lib/oci/reference';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { ref } = parseQuery(operation.query, new URL(request.url).searchParams);
    const reference = parseReference(ref);
    const { digest, mediaType, size } = await probeReference(reference, { signal: request.signal });
    return Response.json({ reference: formatReference(reference), digest, mediaType, sizeBytes: size });
  },
});
