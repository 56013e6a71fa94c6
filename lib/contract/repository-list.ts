import { z } from 'zod';
import { problemSchema } from './problem';

/** The repositories of a registry: the answer of `GET /api/v1/repositories`. */
export const repositoryListSchema = z
  .object({
    repositories: z.array(z.string()).readonly().meta({
      description: 'In the registry’s order. Where it lists none: those that were looked at here before, by name',
    }),
    next: z.string().nullable().meta({ description: 'The value for `after`; null at the end' }),
    isListed: z.boolean().meta({ description: 'Whether the registry itself listed them' }),
    reason: problemSchema.nullable().meta({ description: 'Why it lists none, and what to do; null when it does' }),
    leftOut: z
      .int()
      .min(0)
      .meta({ description: 'How many names of the registry’s list were left out because no repository can have them' }),
  })
  .readonly()
  .meta({ id: 'RepositoryPage' });

export type RepositoryList = z.infer<typeof repositoryListSchema>;
