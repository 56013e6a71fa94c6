import { z } from 'zod';
import { digestSchema } from '../contract/digest';
import { platformSchema } from '../contract/image';
import { type Draft, draftFormats } from './draft';

const annotations = z.record(z.string(), z.string()).readonly();
const strings = z.array(z.string()).readonly();

const descriptor = z
  .object({
    mediaType: z.string(),
    digest: digestSchema,
    size: z.int().min(0),
    artifactType: z.string().optional(),
    urls: strings.optional(),
    data: z.string().optional(),
  })
  .readonly();

const entry = z
  .object({
    id: z.string(),
    source: z.string(),
    index: digestSchema.nullable().optional(),
    descriptor,
    platform: platformSchema.nullable(),
    annotations,
    config: platformSchema.nullable(),
    attests: digestSchema.nullable(),
  })
  .readonly();

/** A draft as it is kept: reads back what was written by this version or one before. */
export const draftSchema = z
  .object({
    target: z.string().nullable(),
    tags: strings,
    format: z.enum(draftFormats),
    entries: z.array(entry).readonly(),
    annotations,
    // Whole, with what nobody edits: an index that was read is written again as it was.
    subject: descriptor
      .unwrap()
      .extend({ platform: platformSchema.optional(), annotations: annotations.optional() })
      .readonly()
      .nullable(),
    artifactType: z.string().nullable(),
    origin: z.object({ text: z.string(), mediaType: z.string(), unedited: z.string() }).readonly().nullable(),
  })
  .readonly() satisfies z.ZodType<Draft>;
