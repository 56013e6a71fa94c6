import { exportReference } from '@/lib/contract/export-operations';
import { parseQuery } from '@/lib/contract/query';
import { exportImage } from '@/lib/export/export-image';
import { downloadResponse } from '@/lib/http/download-response';
import { handle } from '@/lib/http/handler';
import { parseReference } from '@/lib/oci/reference';
import { parsePlatform } from '@/lib/platform/parse-platform';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { ref, format, platform } = parseQuery(exportReference.query, new URL(request.url).searchParams);
    const { digest, leftOut, ...download } = await exportImage(parseReference(ref), {
      format,
      platform: platform === undefined ? null : parsePlatform(platform),
      signal: request.signal,
    });
    return downloadResponse(request, download, {
      'content-type': 'application/x-tar',
      'docker-content-digest': digest,
      ...(leftOut.length > 0 && { 'polyarch-left-out': leftOut.join(', ') }),
    });
  },
});
