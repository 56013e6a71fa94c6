import { z } from 'zod';
import { isDigest } from '../oci/digest';
import { deletionPlanSchema, deletionSchema } from './deletion';
import { type Operation, registryProblems } from './operation';

const ref = z.string().meta({
  description: 'A reference with a tag or a digest: none is meant where neither is given',
  examples: ['localhost:5000/team/app:1.0'],
});

const lookRule = { error: 'it must be a whole number from 0 to 1000' };

export const planDeletion = {
  path: '/api/v1/tags/deletion',
  id: 'planDeletion',
  summary: 'What else falls when a tag or a manifest is deleted',
  description: 'Nothing is deleted. Tags are looked at with one HEAD each, their indexes are read.',
  query: z.strictObject({
    ref,
    look: z.coerce
      .number(lookRule)
      .int(lookRule)
      .min(0, lookRule)
      .max(1000, lookRule)
      .default(1000)
      .meta({ description: 'How many tags are looked at' }),
  }),
  answers: { 'application/json': deletionPlanSchema },
  problems: registryProblems,
} as const satisfies Operation;

export const deleteTag = {
  method: 'delete',
  path: '/api/v1/tags',
  id: 'deleteTag',
  summary: 'Deletes a tag, or a manifest with all its tags, where the registry can',
  query: z.strictObject({
    ref,
    what: z.enum(['tag', 'manifest'], 'it must be “tag” or “manifest”').optional().meta({
      description:
        '`tag` takes the tag away alone; `manifest` deletes what it points to, which takes all its tags along. Default: `tag` for a reference with a tag, else `manifest`',
    }),
    expect: z
      .string()
      .refine(isDigest, 'it must be a digest, such as sha256: and 64 hexadecimal digits')
      .optional()
      .meta({
        description: 'The digest that the tag must still point to: 409 `conflict` and nothing deleted when not',
      }),
  }),
  answers: { 'application/json': deletionSchema },
  also: { '405': 'Problem: `unsupported`: the registry cannot delete it, and says so' },
  problems: registryProblems.filter((code) => code !== 'unsupported'),
} as const satisfies Operation;
