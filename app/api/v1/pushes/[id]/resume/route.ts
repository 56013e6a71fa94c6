import { parseParameters } from '@/lib/contract/parameters';
import { resumePush } from '@/lib/contract/push-operations';
import { handle } from '@/lib/http/handler';
import { pushView } from '@/lib/publish/push-view';
import { resumePush as resume } from '@/lib/publish/start-push';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async POST(_, parameters) {
    const { id } = parseParameters(resumePush.parameters, parameters);
    return Response.json(pushView(await resume(id)), { status: resumePush.status });
  },
});
