import { parseParameters } from '@/lib/contract/parameters';
import { cancelPush } from '@/lib/contract/push-operations';
import { handle } from '@/lib/http/handler';
import { pushView } from '@/lib/publish/push-view';
import { stopPush } from '@/lib/publish/stop-push';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async POST(_, parameters) {
    const { id } = parseParameters(cancelPush.parameters, parameters);
    return Response.json(pushView(await stopPush(id)));
  },
});
