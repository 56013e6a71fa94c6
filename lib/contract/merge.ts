import { z } from 'zod';
import { mergeSides } from '../draft/merge-rows';
import { digestSchema } from './digest';
import { draftViewSchema } from './draft';
import { platformSchema } from './image';
import { draftParameters, type Operation, registryProblems, versionHeaders } from './operation';

const decision = {
  verdict: z
    .enum(['same', 'theirs', 'yours', 'alike', 'both'])
    .meta({ description: 'Who changed it since it was seen; `alike`: both in the same way, `both`: not alike' }),
  asks: z.boolean().meta({ description: 'Both changed it, or they removed what you kept: `choices` must say' }),
  inMerge: z.enum([...mergeSides, 'either']),
};
const cell = z
  .object({ digest: z.string(), count: z.int().meta({ description: 'Images of this platform' }) })
  .readonly()
  .nullable();
const text = z.string().nullable();
const digest = digestSchema.nullable().meta({ description: 'Null: the tag does not exist' });

const mergeRowSchema = z
  .object({
    key: z.string().meta({ description: 'Names it in `choices`: the platform, or the digest of an entry without one' }),
    platform: platformSchema.nullable(),
    seen: cell,
    now: cell,
    yours: cell,
    ...decision,
  })
  .readonly()
  .meta({ id: 'MergeRow' });

const mergeFieldSchema = z
  .object({
    key: z.string().meta({ description: 'Names it in `choices`' }),
    kind: z.enum(['annotation', 'subject', 'artifact-type']),
    name: z.string(),
    seen: text,
    now: text,
    yours: text,
    ...decision,
  })
  .readonly()
  .meta({ id: 'MergeField' });

/** A draft with what others wrote to its tag, and how it came about. */
export const draftMergeSchema = z
  .object({
    seen: z.object({ digest, at: z.string().nullable() }).readonly(),
    now: z.object({ digest, at: z.string() }).readonly(),
    yours: z.object({ digest: digestSchema }).readonly(),
    rows: z.array(mergeRowSchema).readonly().meta({ description: 'The platforms, those that ask first' }),
    fields: z.array(mergeFieldSchema).readonly().meta({ description: 'What was changed beside the entries' }),
    draft: draftViewSchema.meta({ description: 'The draft as merged; of a preview, as it would be' }),
  })
  .readonly()
  .meta({ id: 'DraftMerge' });

export const mergeDraft = {
  method: 'post',
  path: '/api/v1/drafts/{id}/merge',
  id: 'mergeDraft',
  summary: 'Merges into a draft what others wrote to its tag since it was looked at',
  description:
    'Per platform, with its attestations: what one side alone changed is taken from it; where a row asks, `choices` says. One step that can be undone; the tag as it is now counts as seen after it.',
  parameters: draftParameters,
  query: z.strictObject({}),
  body: z.strictObject({
    choices: z
      .record(z.string().max(2048), z.enum(mergeSides))
      .default({})
      .meta({ description: 'By the keys of rows and fields; what does not ask is not changed by them' }),
    expect: digestSchema
      .nullable()
      .optional()
      .meta({ description: 'What the tag must still point to; null: it must not exist' }),
    base: digestSchema
      .nullable()
      .optional()
      .meta({ description: 'What was seen of the tag, where it is not what the draft saw last; null: no tag' }),
    preview: z
      .boolean()
      .optional()
      .meta({ description: 'Changes nothing; what asks and is not chosen counts as yours' }),
  }),
  answers: { 'application/json': draftMergeSchema },
  headers: versionHeaders,
  problems: [...registryProblems, 'precondition_failed'],
} as const satisfies Operation;

export type DraftMerge = z.infer<typeof draftMergeSchema>;
