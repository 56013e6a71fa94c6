import { z } from 'zod';
import { costSchema, platformSchema, rateLimitSchema } from './image';
import { problemSchema } from './problem';

/** One platform of a tag's index; of a single manifest, what its config says. */
const tagPlatformSchema = z
  .object({
    platform: platformSchema.nullable(),
    digest: z.string(),
    totalBytes: z.int().nullable().meta({ description: 'Compressed bytes a host pulls; null while unknown' }),
  })
  .readonly();

/** What a tag points to, as much of it as a row of the tags page shows. */
export const tagRowSchema = z
  .object({
    tag: z.string(),
    digest: z.string().nullable().meta({ description: 'Null where it could not be read: see `problem`' }),
    mediaType: z.string().nullable(),
    kind: z.enum(['index', 'manifest', 'artifact']).nullable(),
    artifact: z
      .string()
      .nullable()
      .meta({ description: 'What kind of artifact, in words: signature, build cache, Helm chart' }),
    platforms: z.array(tagPlatformSchema).readonly(),
    totalBytes: z
      .int()
      .nullable()
      .meta({ description: 'Distinct blobs of all platforms, compressed; null while unknown' }),
    created: z
      .string()
      .nullable()
      .meta({ description: 'ISO 8601, the latest of its configs; where none was read, what annotations say' }),
    subject: z.string().nullable().meta({ description: 'The digest it signs or describes' }),
    findings: z.object({ errors: z.int(), warnings: z.int() }).readonly(),
    movedAt: z.string().nullable().meta({
      description: 'ISO 8601: when Polyarch first saw this digest here after another; null when it saw no move',
    }),
    problem: problemSchema.nullable(),
  })
  .readonly()
  .meta({ id: 'TagRow' });

/** What reading the rows cost, and how many pulls it left. */
const priceShape = { cost: costSchema, rateLimit: rateLimitSchema.nullable() };

export const tagRowsSchema = z
  .object({ rows: z.array(tagRowSchema).readonly(), ...priceShape })
  .readonly()
  .meta({ id: 'TagRows' });

/** The lines of the NDJSON form: `row` as each tag arrives, `end` once. */
export const tagLineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('row'), row: tagRowSchema }).readonly(),
  z.object({ type: z.literal('end'), ...priceShape }).readonly(),
  z.object({ type: z.literal('problem'), problem: problemSchema }).readonly(),
]);

export type TagRow = z.infer<typeof tagRowSchema>;
export type TagRows = z.infer<typeof tagRowsSchema>;
export type TagLine = z.infer<typeof tagLineSchema>;
