import { listRecents } from '@/lib/contract/operations';
import { parseQuery } from '@/lib/contract/query';
import { handle } from '@/lib/http/handler';
import { recentViews } from '@/lib/store/recent-views';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(request) {
    const { limit } = parseQuery(listRecents.query, new URL(request.url).searchParams);
    return Response.json({ recents: await recentViews(limit) });
  },
});
