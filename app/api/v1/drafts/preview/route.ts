import { previewDraft } from '@/lib/contract/draft-operations';
import { handle } from '@/lib/http/handler';
import { readJsonBody } from '@/lib/http/json-body';
import { previewDraft as preview } from '@/lib/publish/preview-draft';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async POST(request) {
    const { text, kind } = await readJsonBody(previewDraft.body, request);
    return Response.json(await preview(text, kind, request.signal));
  },
});
