import { parseQuery } from '@/lib/contract/query';
import { resolveHost } from '@/lib/contract/resolve';
import { handle } from '@/lib/http/handler';
import { resolveHosts } from '@/lib/inspect/resolve-hosts';
import { parseReference } from '@/lib/oci/reference';
import { parseHostPlatform } from '@/lib/platform/parse-host-platform';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const given = [...new URL(request.url).searchParams].filter(([, value]) => value !== '');
    const asked = parseQuery(resolveHost.query, new URLSearchParams(given));
    const platform = {
      ...parseHostPlatform(asked.host),
      ...(asked.osVersion !== undefined && { 'os.version': asked.osVersion }),
      ...(asked.osFeatures !== undefined && { 'os.features': asked.osFeatures.split(',') }),
    };
    const question = {
      engine: asked.engine,
      host: { platform, aarch32: asked.aarch32 },
      requested: asked.requested === 'true',
    };
    const { image, resolutions } = await resolveHosts(parseReference(asked.ref), [question], {
      signal: request.signal,
    });
    return Response.json({ reference: image.reference, digest: image.digest, ...resolutions[0] });
  },
});
