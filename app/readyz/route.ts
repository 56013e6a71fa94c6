import { sql } from 'kysely';
import { handle } from '@/lib/http/handler';
import { problemResponse } from '@/lib/http/problem-response';
import { toProblem } from '@/lib/problem/problem';
import { database } from '@/lib/store/database';

/** Readiness: the database is reached. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handle({
  async GET() {
    try {
      await sql`select 1`.execute(await database());
      return Response.json({ status: 'ok' });
    } catch (thrown) {
      return problemResponse(toProblem(thrown), { status: 503 });
    }
  },
});
