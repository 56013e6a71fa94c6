import { z } from 'zod';
import { draftPreviewSchema, previewEntrySchema } from './draft';
import { imageViewSchema, platformSchema } from './image';

const { digest, kind } = imageViewSchema.unwrap().shape;
const { note, problem } = draftPreviewSchema.unwrap().shape.sources.unwrap().element.unwrap().shape;
const strings = z.array(z.string()).readonly();

const uploadedImageSchema = z
  .object({
    reference: z.string().meta({ description: 'Names it in the layout: a source of a draft' }),
    digest,
    mediaType: z.string(),
    kind,
    sizeBytes: z.int().meta({ description: 'Of all that it is made of' }),
    names: strings.meta({ description: 'What the archive calls it' }),
    tags: strings.meta({ description: 'The tags that name it alone' }),
    platforms: z.array(platformSchema).readonly(),
    entries: z.array(previewEntrySchema).readonly().meta({ description: 'What it brings into a draft' }),
    missing: z
      .array(z.object({ digest, platform: platformSchema.nullable() }).readonly())
      .readonly()
      .meta({ description: 'What its indexes name and the archive does not hold' }),
    note,
    problem: problem.meta({ description: 'Why it cannot be a source, though all of it is there' }),
  })
  .readonly()
  .meta({ id: 'UploadedImage' });

export const uploadedLayoutSchema = z
  .object({
    reference: z.string().meta({ description: 'The first image: `oci-layout://NAME[:TAG|@DIGEST]`' }),
    name: z.string().meta({ description: 'The layout’s name' }),
    form: z.enum(['oci-layout', 'docker-archive']),
    sizeBytes: z.int().meta({ description: 'Of all blobs and manifests, each counted once' }),
    manifests: z.int().meta({ description: 'Images and artifacts, without the indexes that list them' }),
    blobs: z.int().meta({ description: 'Blobs, manifests among them: each was there, with its size and digest' }),
    images: z.array(uploadedImageSchema).readonly(),
  })
  .readonly()
  .meta({ id: 'UploadedLayout' });

export type UploadedLayout = z.infer<typeof uploadedLayoutSchema>;
export type UploadedImage = z.infer<typeof uploadedImageSchema>;
