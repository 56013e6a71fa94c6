import { compareReferences } from '@/lib/contract/comparison';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { compareImages } from '@/lib/inspect/compare-images';
import { parseReference } from '@/lib/oci/reference';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const asked = parseQuery(compareReferences.query, new URL(request.url).searchParams);
    const a = { reference: parseReference(asked.a), entry: asked.aEntry };
    const b = { reference: parseReference(asked.b), entry: asked.bEntry };
    return Response.json(await compareImages(a, b, { signal: request.signal }));
  },
});
