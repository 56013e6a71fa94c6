import { handle } from '@/lib/http/handler';

/** Liveness: the process answers. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  GET: () => Response.json({ status: 'ok' }),
});
