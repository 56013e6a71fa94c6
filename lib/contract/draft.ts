import { z } from 'zod';
import { draftFormats } from '../draft/draft';
import { pastedKinds } from '../draft/pasted-draft';
import { digestSchema } from './digest';
import { findingSchema, imageViewSchema, platformSchema } from './image';
import { problemSchema } from './problem';

const { digest } = imageViewSchema.unwrap().shape;
const annotations = z.record(z.string(), z.string()).readonly();
const strings = z.array(z.string()).readonly();

/** Fields of a platform to change: null clears one, what is absent stays. */
export const platformPatchSchema = z
  .strictObject({
    os: z.string().max(64).nullable().optional(),
    architecture: z.string().max(64).nullable().optional(),
    variant: z.string().max(64).nullable().optional(),
    'os.version': z.string().max(64).nullable().optional(),
    'os.features': z.array(z.string().max(64)).max(32).readonly().nullable().optional(),
  })
  .readonly();

/** Annotations to change: null removes one, what is absent stays. */
export const annotationsPatchSchema = z
  .record(z.string().min(1).max(1024), z.string().max(65_536).nullable())
  .readonly();

/** An image that goes into a draft: its reference, or that with what to set on its entry. */
export const draftSourceSchema = z.union([
  z.string().max(1024),
  z.strictObject({
    ref: z.string().max(1024),
    platform: platformPatchSchema.optional(),
    annotations: annotationsPatchSchema.optional(),
    platforms: z
      .array(z.string().max(256))
      .max(1000)
      .optional()
      .meta({ description: 'Of an index: takes these alone, as os/architecture/variant' }),
    digests: z
      .array(digestSchema)
      .max(5000)
      .optional()
      .meta({ description: 'Of an index: takes the entries with these digests alone' }),
  }),
]);

const todayKinds = ['same', 'changed', 'added'] as const;

export const draftEntrySchema = z
  .object({
    id: z.string(),
    position: z.int(),
    source: z.string().meta({ description: 'Where its content comes from, pinned by digest' }),
    digest,
    mediaType: z.string(),
    sizeBytes: z.int(),
    platform: platformSchema.nullable(),
    config: platformSchema.nullable().meta({ description: 'What its config says' }),
    annotations,
    attests: z.string().nullable().meta({ description: 'The manifest that it attests' }),
    today: z
      .enum(todayKinds)
      .nullable()
      .meta({ description: 'Against what the tag holds; null while that is not known' }),
  })
  .readonly()
  .meta({ id: 'DraftEntry' });

const lossSchema = z.object({ what: z.string(), message: z.string(), entries: strings }).readonly();

/** A finding with the edit that mends it, as the body of a PATCH of its entry or of the draft, or a DELETE of the entry. */
export const draftFindingSchema = z
  .object({
    ...findingSchema.unwrap().shape,
    fixes: z
      .array(
        z
          .object({
            label: z.string(),
            entry: z.string().nullable().meta({ description: 'The entry that it changes; null: the draft itself' }),
            platform: platformPatchSchema
              .nullable()
              .meta({ description: 'The fields of the entry to set; null removes the entry' }),
            draft: z
              .object({ format: z.enum(draftFormats).optional(), subject: z.null().optional() })
              .readonly()
              .nullable()
              .meta({ description: 'The fields of the draft to set, where there is no entry' }),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()
  .meta({ id: 'DraftFinding' });

const tagTodaySchema = z
  .object({
    digest: digest.nullable().meta({ description: 'Null: the tag does not exist' }),
    mediaType: z.string().nullable(),
    entries: z.array(z.object({ digest, platform: platformSchema.nullable() }).readonly()).readonly(),
    at: z.string().meta({ description: 'ISO 8601: when it was looked at' }),
  })
  .readonly();

export const draftViewSchema = z
  .object({
    id: z.string(),
    version: z.int().meta({ description: 'The ETag' }),
    target: z.string().nullable(),
    tags: strings.meta({ description: 'Further tags of the same repository' }),
    format: z.enum(draftFormats),
    writtenAs: z.enum(['oci', 'docker']),
    entries: z.array(draftEntrySchema).readonly(),
    annotations,
    subject: z.object({ mediaType: z.string(), digest: z.string(), size: z.int() }).readonly().nullable(),
    artifactType: z.string().nullable(),
    findings: z.array(draftFindingSchema).readonly(),
    losses: z
      .object({ oci: z.array(lossSchema).readonly(), docker: z.array(lossSchema).readonly() })
      .readonly()
      .meta({ description: 'What each format would drop' }),
    digest: digest.meta({ description: 'Of the index that a push writes' }),
    sizeBytes: z.int(),
    mediaType: z.string(),
    manifest: z.string().meta({ description: 'The exact text of the index' }),
    today: tagTodaySchema
      .nullable()
      .meta({ description: 'What the tag held when it was looked at last; null while nobody could' }),
    removed: z
      .array(platformSchema)
      .readonly()
      .meta({ description: 'Platforms that the tag has and the draft has not' }),
    canUndo: z.boolean(),
    canRedo: z.boolean(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .readonly()
  .meta({ id: 'Draft' });

/** A draft in the list of drafts. */
export const draftSummarySchema = draftViewSchema
  .unwrap()
  .pick({
    id: true,
    version: true,
    target: true,
    tags: true,
    writtenAs: true,
    digest: true,
    removed: true,
    today: true,
    createdAt: true,
    updatedAt: true,
  })
  .extend({
    platforms: z.array(draftEntrySchema.unwrap().pick({ platform: true, today: true }).readonly()).readonly(),
    findings: z.object({ errors: z.int(), warnings: z.int() }).readonly(),
  })
  .readonly()
  .meta({ id: 'DraftSummary' });

/** What an image brings into a draft. */
export const previewEntrySchema = draftEntrySchema
  .unwrap()
  .pick({ digest: true, mediaType: true, platform: true, config: true, attests: true })
  .readonly();

/** One image of a pasted text, looked up. */
const previewSourceSchema = z
  .object({
    reference: z.string(),
    line: z.int().nullable(),
    text: z.string().meta({ description: 'The reference as it stands in that line' }),
    platform: platformPatchSchema.meta({ description: 'What the text sets on its entries' }),
    annotations,
    entries: z.array(previewEntrySchema).readonly(),
    note: z.string().nullable(),
    problem: problemSchema.nullable(),
  })
  .readonly();

/** What a draft would hold, before there is one. */
export const draftPreviewSchema = z
  .object({
    kind: z.enum(pastedKinds),
    target: z.string().nullable(),
    targetLine: z.int().nullable(),
    targetText: z.string().nullable().meta({ description: 'The target as it stands in that line' }),
    isGuessed: z.boolean().meta({ description: 'Whether the target was guessed from the names of the sources' }),
    tags: strings,
    annotations,
    sources: z.array(previewSourceSchema).readonly(),
    notes: strings,
  })
  .readonly()
  .meta({ id: 'DraftPreview' });

export type DraftSource = z.infer<typeof draftSourceSchema>;
export type DraftEntryView = z.infer<typeof draftEntrySchema>;
export type DraftFinding = z.infer<typeof draftFindingSchema>;
export type DraftView = z.infer<typeof draftViewSchema>;
export type DraftSummary = z.infer<typeof draftSummarySchema>;
export type DraftPreview = z.infer<typeof draftPreviewSchema>;
