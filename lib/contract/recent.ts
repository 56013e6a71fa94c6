import { z } from 'zod';
import { imageViewSchema, platformSchema } from './image';

const { reference, kind, mediaType } = imageViewSchema.unwrap().shape;

/** One image that somebody looked at. */
export const recentSchema = z
  .object({
    reference,
    kind,
    mediaType,
    platforms: z.array(platformSchema).readonly(),
    viewedAtMs: z.int().meta({ description: 'Milliseconds since 1970' }),
  })
  .readonly()
  .meta({ id: 'Recent' });

export type Recent = z.infer<typeof recentSchema>;
