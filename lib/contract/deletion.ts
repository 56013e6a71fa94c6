import { z } from 'zod';
import { costSchema } from './image';

const digest = z.string().meta({ description: 'Digest of the manifest' });

/** What would fall with a deletion, as far as it was looked. */
export const deletionPlanSchema = z
  .object({
    reference: z.string().meta({ description: 'The reference in Docker’s normal form' }),
    tag: z.string().nullable().meta({ description: 'Null for a reference that is pinned to a digest' }),
    digest: digest.meta({ description: 'What it names now: send it as `expect`' }),
    mediaType: z.string(),
    otherTags: z.array(z.string()).readonly().meta({
      description: 'Further tags of the same digest: they fall when the manifest is deleted, not with the tag',
    }),
    lists: z
      .array(z.object({ digest, tags: z.array(z.string()).readonly() }).readonly())
      .readonly()
      .meta({ description: 'Indexes that name the manifest: without it they lack an entry' }),
    looked: z
      .object({
        tags: z.int().min(0).meta({ description: 'Tags whose digest is known' }),
        isAllTags: z.boolean().meta({ description: 'False when there are more tags, or some could not be read' }),
        lists: z.int().min(0).meta({ description: 'Indexes that were read' }),
        unreadLists: z
          .int()
          .min(0)
          .meta({ description: 'Indexes that were not read: there are too many, pulls are scarce, or they failed' }),
      })
      .readonly()
      .meta({ description: 'How far was looked. A list that no tag leads to is never found' }),
    can: z
      .object({
        tags: z.boolean().nullable().meta({ description: 'Whether a tag can be deleted alone' }),
        manifests: z.boolean().nullable().meta({ description: 'Whether a manifest can be deleted' }),
      })
      .readonly()
      .meta({ description: 'Null: not known until it is tried, since no registry tells' }),
    cost: costSchema,
  })
  .readonly()
  .meta({ id: 'DeletionPlan' });

export const deletionSchema = z
  .object({
    reference: z.string(),
    deleted: z.enum(['tag', 'manifest']),
    digest,
    manifestRemains: z.boolean().meta({
      description: 'Whether the manifest can still be read by its digest; some registries delete it with a tag',
    }),
  })
  .readonly()
  .meta({ id: 'Deletion' });

export type DeletionPlan = z.infer<typeof deletionPlanSchema>;
export type Deletion = z.infer<typeof deletionSchema>;
