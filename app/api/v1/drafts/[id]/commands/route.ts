import { getDraftCommands } from '@/lib/contract/draft-commands';
import { parseParameters } from '@/lib/contract/parameters';
import { handle } from '@/lib/http/handler';
import { draftCommands } from '@/lib/publish/draft-commands';
import { storedDraft } from '@/lib/store/drafts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET(_request, parameters) {
    const { id } = parseParameters(getDraftCommands.parameters, parameters);
    return Response.json(await draftCommands(await storedDraft(id)));
  },
});
