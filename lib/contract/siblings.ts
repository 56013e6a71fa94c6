import { z } from 'zod';
import { digestSchema } from './digest';
import { platformSchema } from './image';
import { draftParameters, type Operation, ref, registryProblems } from './operation';

const siblingSchema = z
  .object({
    reference: z.string().meta({ description: 'In Docker’s normal form' }),
    platform: platformSchema.meta({ description: 'What its name says; a draft takes what its config says' }),
    digest: digestSchema.meta({ description: 'What it names now, an index or a manifest' }),
  })
  .readonly()
  .meta({ id: 'Sibling' });

/** Images that are builds of one thing for several platforms, by their names. */
export const siblingsSchema = z
  .object({
    families: z
      .array(
        z
          .object({
            pattern: z.string().meta({ examples: ['coolapp-{arch}-{os}:v1'] }),
            siblings: z.array(siblingSchema).readonly(),
          })
          .readonly()
          .meta({ id: 'SiblingFamily' }),
      )
      .readonly(),
    notes: z.array(z.string()).readonly().meta({ description: 'Why there may be more' }),
  })
  .readonly()
  .meta({ id: 'Siblings' });

const found = {
  description:
    'Tags of the same repository (`1-amd64`, `amd64-1`), repositories (`app-amd64-linux`), accounts (`arm64v8/app`). Tags are listed once; what is not listed costs a HEAD each, of at most 64 names. A registry that refuses is a note.',
  answers: { 'application/json': siblingsSchema },
} as const;

export const findSiblings = {
  path: '/api/v1/siblings',
  id: 'findSiblings',
  summary: 'The siblings of an image for other platforms, by their names',
  ...found,
  query: z.strictObject({ ref }),
  problems: registryProblems,
} as const satisfies Operation;

export const findDraftSiblings = {
  path: '/api/v1/drafts/{id}/siblings',
  id: 'findDraftSiblings',
  summary: 'The siblings of what a draft is made of, in it or not',
  ...found,
  parameters: draftParameters,
  query: z.strictObject({}),
  problems: registryProblems,
} as const satisfies Operation;

export type Siblings = z.infer<typeof siblingsSchema>;
export type Sibling = z.infer<typeof siblingSchema>;
