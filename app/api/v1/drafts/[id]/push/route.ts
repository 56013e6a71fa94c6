import { parseParameters } from '@/lib/contract/parameters';
import { pushDraft } from '@/lib/contract/push-operations';
import { handle } from '@/lib/http/handler';
import { readJsonBody } from '@/lib/http/json-body';
import { startPush } from '@/lib/publish/start-push';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async POST(request, parameters) {
    const { id } = parseParameters(pushDraft.parameters, parameters);
    const { purge = false, expect } = await readJsonBody(pushDraft.body, request);
    const push = await startPush(id, { purge, signal: request.signal, ...(expect !== undefined && { expect }) });
    return Response.json({ push: push.id }, { status: pushDraft.status });
  },
});
