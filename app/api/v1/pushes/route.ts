import { listPushes } from '@/lib/contract/push-operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { pushView } from '@/lib/publish/push-view';
import { storedPushes } from '@/lib/store/pushes';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    parseQuery(listPushes.query, new URL(request.url).searchParams);
    const pushes = (await storedPushes()).map((push) => ({ ...pushView(push), log: [] }));
    return Response.json({ pushes });
  },
});
