import { parseParameters } from '@/lib/contract/parameters';
import { planPush } from '@/lib/contract/push-operations';
import { handle } from '@/lib/http/handler';
import { pushPlan } from '@/lib/publish/push-plan';
import { storedDraft } from '@/lib/store/drafts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request, parameters) {
    const { id } = parseParameters(planPush.parameters, parameters);
    return Response.json(await pushPlan(await storedDraft(id), request.signal));
  },
});
