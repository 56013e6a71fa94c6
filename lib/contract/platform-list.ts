import { z } from 'zod';
import { imageViewSchema, platformSchema } from './image';

const { reference, digest } = imageViewSchema.unwrap().shape;

/** What an image is for: the answer of `GET /api/v1/platforms`. */
export const platformListSchema = z
  .object({ reference, digest, platforms: z.array(platformSchema).readonly() })
  .readonly()
  .meta({ id: 'PlatformList' });

export type PlatformList = z.infer<typeof platformListSchema>;
