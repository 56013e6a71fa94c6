import { getManifest } from '@/lib/contract/operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { loadManifestBytes } from '@/lib/inspect/load-manifest-bytes';
import { essenceOf } from '@/lib/oci/media-type';
import { parseReference } from '@/lib/oci/reference';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  GET: serveManifest,
});

async function serveManifest(request: Request): Promise<Response> {
  const { ref, accept } = parseQuery(getManifest.query, new URL(request.url).searchParams);
  const etags = request.headers.get('if-none-match');
  const { digest, contentType, bytes } = await loadManifestBytes(parseReference(ref), {
    signal: request.signal,
    ...(etags === null ? {} : { has: (known) => etags === '*' || etags.includes(known) }),
    ...(accept === undefined ? {} : { accept }),
  });
  const headers = { 'docker-content-digest': digest, etag: `"${digest}"`, 'cache-control': 'no-cache' };
  if (bytes === null) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-type': harmlessType(contentType) } });
}

/** What a registry calls its bytes reaches the browser only where it means nothing to one. */
function harmlessType(contentType: string | null): string {
  const type = essenceOf(contentType ?? '');
  return /^application\/vnd\.(oci|docker)\.[\w.+-]+$/.test(type) ? type : 'application/octet-stream';
}
