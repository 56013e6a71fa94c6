import { listPushes } from '@/lib/contract/push-operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { pushSummary } from '@/lib/publish/push-view';
import { listedPushes } from '@/lib/store/listed-pushes';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    parseQuery(listPushes.query, new URL(request.url).searchParams);
    return Response.json({ pushes: (await listedPushes()).map(pushSummary) });
  },
});
