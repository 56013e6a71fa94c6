import { getAttestation } from '@/lib/contract/attestation-operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { loadAttestation } from '@/lib/inspect/load-attestation';
import { parseReference } from '@/lib/oci/reference';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { ref, subject } = parseQuery(getAttestation.query, new URL(request.url).searchParams);
    const { signal } = request;
    return Response.json(await loadAttestation(parseReference(ref), { signal, ...(subject && { subject }) }));
  },
});
