import { inspectManifest } from '@/lib/contract/operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { dockerManifest } from '@/lib/inspect/docker-manifest';
import { parseReference } from '@/lib/oci/reference';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { ref, verbose } = parseQuery(inspectManifest.query, new URL(request.url).searchParams);
    const options = { verbose: verbose === 'true', signal: request.signal };
    return Response.json(await dockerManifest(parseReference(ref), options));
  },
});
