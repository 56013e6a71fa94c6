import { z } from 'zod';
import { type Operation, registryProblems } from './operation';
import { repositoryListSchema } from './repository-list';

const limitRule = { error: 'it must be a whole number from 1 to 1000' };

export const listRepositories = {
  path: '/api/v1/repositories',
  id: 'listRepositories',
  summary: 'The repositories of a registry, a page at a time',
  description:
    'Many registries list theirs to nobody, or not to this account. That is no problem of the call: `isListed` is then false, `reason` says why, and `repositories` are those that were looked at here before.',
  query: z.strictObject({
    registry: z.string().meta({ description: 'A host with an optional port', examples: ['localhost:5000'] }),
    limit: z.coerce.number(limitRule).int(limitRule).min(1, limitRule).max(1000, limitRule).default(100),
    after: z.string().max(4096, 'it has more than 4,096 characters').optional().meta({
      description: '`next` of the page before',
    }),
  }),
  answers: { 'application/json': repositoryListSchema },
  problems: registryProblems,
} as const satisfies Operation;
