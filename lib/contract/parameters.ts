import type { z } from 'zod';
import { ProblemError } from '../problem/problem';

/** What stands in the path of a call, by its schema. Throws `not_found`: such a path leads nowhere. */
export function parseParameters<Schema extends z.ZodObject>(
  schema: Schema,
  parameters: Readonly<Record<string, unknown>>,
): z.output<Schema> {
  const parsed = schema.safeParse(parameters);
  if (parsed.success) return parsed.data;
  throw new ProblemError({ code: 'not_found', message: 'There is nothing at this path.' });
}
