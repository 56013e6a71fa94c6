import { removeLayout } from '@/lib/contract/layout-operations';
import { parseParameters } from '@/lib/contract/parameters';
import { handle } from '@/lib/http/handler';
import { removeUpload } from '@/lib/publish/remove-upload';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async DELETE(_, parameters) {
    const { name } = parseParameters(removeLayout.parameters, parameters);
    await removeUpload(name);
    return new Response(null, { status: removeLayout.status });
  },
});
