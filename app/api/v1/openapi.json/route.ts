import { openApiDocument } from '@/lib/contract/openapi';
import { handle } from '@/lib/http/handler';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  GET: () => Response.json(openApiDocument()),
});
