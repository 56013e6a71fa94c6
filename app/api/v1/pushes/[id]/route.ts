import { parseParameters } from '@/lib/contract/parameters';
import { getPush } from '@/lib/contract/push-operations';
import { handle } from '@/lib/http/handler';
import { pushView } from '@/lib/publish/push-view';
import { storedPush } from '@/lib/store/pushes';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(_, parameters) {
    const { id } = parseParameters(getPush.parameters, parameters);
    return Response.json(pushView(await storedPush(id)));
  },
});
