import { parseParameters } from '@/lib/contract/parameters';
import { undoPush } from '@/lib/contract/push-operations';
import { handle } from '@/lib/http/handler';
import { pushView } from '@/lib/publish/push-view';
import { undoPush as undo } from '@/lib/publish/undo-push';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async POST(request, parameters) {
    const { id } = parseParameters(undoPush.parameters, parameters);
    return Response.json(pushView(await undo(id, request.signal)), { status: undoPush.status });
  },
});
