import { getStatement } from '@/lib/contract/attestation-operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { loadStatementBytes } from '@/lib/inspect/read-statement';
import { parseReference } from '@/lib/oci/reference';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { ref, statement } = parseQuery(getStatement.query, new URL(request.url).searchParams);
    const bytes = await loadStatementBytes(parseReference(ref), statement, { signal: request.signal });
    const headers = { etag: `"${statement}"`, 'cache-control': 'no-cache' };
    if (request.headers.get('if-none-match')?.includes(statement)) return new Response(null, { status: 304, headers });
    // What a stranger wrote reaches the browser as octets, whatever they call it.
    return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-type': 'application/octet-stream' } });
  },
});
