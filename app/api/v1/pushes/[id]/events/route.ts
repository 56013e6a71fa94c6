import { parseParameters } from '@/lib/contract/parameters';
import { watchPush } from '@/lib/contract/push-operations';
import { eventStreamResponse } from '@/lib/http/event-stream';
import { handle } from '@/lib/http/handler';
import { watchPush as watch } from '@/lib/publish/watch-push';
import { storedPush } from '@/lib/store/pushes';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request, parameters) {
    const { id } = parseParameters(watchPush.parameters, parameters);
    await storedPush(id);
    return eventStreamResponse(watch(id, request.signal));
  },
});
