import { z } from 'zod';
import { type Operation, registryProblems } from './operation';
import { tagListSchema } from './tag-list';
import { tagLineSchema, tagRowsSchema } from './tag-row';

const repository = z.string().meta({ description: 'A reference without tag and digest', examples: ['alpine'] });

/** More tags than this are not listed at once; what is left out is told by `next`. */
export const maxListedTags = 50_000;
/** As many rows are read by one call. */
const maxTagRows = 100;

const limitRule = { error: `it must be a whole number from 1 to ${maxListedTags}` };

export const listTags = {
  path: '/api/v1/tags',
  id: 'listTags',
  summary: 'The tags of a repository, a page at a time',
  description: 'Gathered from as many pages of the registry as it takes, at most 100 of them.',
  query: z.strictObject({
    repository,
    limit: z.coerce.number(limitRule).int(limitRule).min(1, limitRule).max(maxListedTags, limitRule).default(100),
    after: z.string().optional().meta({ description: '`next` of the page before' }),
  }),
  answers: { 'application/json': tagListSchema },
  problems: registryProblems,
} as const satisfies Operation;

export const listTagRows = {
  path: '/api/v1/tags/rows',
  id: 'listTagRows',
  summary: 'What tags of a repository point to: kind, platforms, size, digest',
  description:
    'With `Accept: application/x-ndjson` a JSON line per tag as it arrives, then the end. A tag that could not be read has a `problem`. Tags of one digest cost its content once.',
  query: z.strictObject({
    repository,
    tags: z
      .string()
      .regex(
        new RegExp(`^\\w[\\w.-]{0,127}(?:,\\w[\\w.-]{0,127}){0,${maxTagRows - 1}}$`),
        `it must be 1 to ${maxTagRows} tags with commas between`,
      )
      .meta({ description: `1 to ${maxTagRows} tags with commas between`, examples: ['latest,3.20'] }),
    entries: z.enum(['all', 'none', 'auto'], 'it must be “all”, “none” or “auto”').default('auto').meta({
      description:
        'Which entries of indexes are read: `all`, `none` (sizes and dates of indexes stay unknown, a tag costs one pull), or `auto`: all, but where pulls are scarce (Docker Hub, or fewer than 50 left) only those that cost none',
    }),
  }),
  answers: { 'application/json': tagRowsSchema, 'application/x-ndjson': tagLineSchema },
  problems: registryProblems,
} as const satisfies Operation;
