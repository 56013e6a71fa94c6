import { z } from 'zod';
import { costSchema, rateLimitSchema } from './image';

/** Tags of a repository in the registry's order: the answer of `GET /api/v1/tags`. */
export const tagListSchema = z
  .object({
    tags: z.array(z.string()).readonly(),
    next: z.string().nullable().meta({ description: 'The value for `after`; null at the end' }),
    cost: costSchema,
    rateLimit: rateLimitSchema
      .nullable()
      .meta({ description: 'Pulls left, as the registry last announced; null where it does not' }),
  })
  .readonly()
  .meta({ id: 'TagPage' });

export type TagList = z.infer<typeof tagListSchema>;
