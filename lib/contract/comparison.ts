import { z } from 'zod';
import { engineIds } from '../resolve/engine';
import { imageViewSchema, layerViewSchema, platformSchema } from './image';
import { type Operation, ref, registryProblems } from './operation';
import { problemSchema } from './problem';

const { reference, digest, mediaType, kind, totalBytes } = imageViewSchema.unwrap().shape;
const strings = z.array(z.string()).readonly();
const bytes = z.int().min(0);

/** An entry as far as a comparison names it. */
const comparedEntrySchema = z
  .object({
    id: z.string().meta({ description: 'As in the `entries` of the image' }),
    digest,
    mediaType: z.string(),
    platform: platformSchema.nullable(),
    totalBytes: bytes.nullable().meta({ description: 'Compressed bytes a host pulls; null while unknown' }),
    problem: problemSchema.nullable(),
  })
  .readonly()
  .meta({ id: 'ComparedEntry' });

const numberedLayerSchema = layerViewSchema
  .unwrap()
  .extend({ number: z.int().min(1) })
  .readonly();

const layerChangeSchema = z
  .object({
    verdict: z.enum(['same', 'recompressed', 'changed', 'moved', 'added', 'removed']).meta({
      description:
        '`recompressed`: the same files in another blob; `moved`: a blob of `a` at another place; `changed`: another blob for the same step',
    }),
    a: numberedLayerSchema.nullable(),
    b: numberedLayerSchema.nullable(),
    createdBy: z.string().nullable().meta({ description: 'The step of the history that made it' }),
  })
  .readonly()
  .meta({ id: 'LayerChange' });

const fieldValueSchema = z.union([z.string(), strings]).nullable();

const fieldChangeSchema = z
  .object({
    of: z.enum(['manifest', 'annotation', 'platform', 'config', 'env', 'label']),
    name: z.string(),
    verdict: z.enum(['same', 'changed', 'added', 'removed']),
    a: fieldValueSchema,
    b: fieldValueSchema,
  })
  .readonly()
  .meta({ id: 'FieldChange' });

const layerComparisonSchema = z
  .object({
    rows: z.array(layerChangeSchema).readonly(),
    reused: z.int().meta({ description: 'Layers of `b` whose blobs `a` has' }),
    total: z.int().meta({ description: 'Layers of `b`' }),
    pullBytes: bytes.meta({ description: 'Compressed bytes that a host with `a` must pull to have `b`' }),
    pullBackBytes: bytes.meta({ description: 'The same the other way round' }),
  })
  .readonly()
  .meta({ id: 'LayerComparison' });

const pairShape = {
  id: z.string().meta({ description: 'The ids of its two entries with `~` between; empty where there is none' }),
  verdict: z.enum(['same', 'changed', 'added', 'removed']),
  matched: z
    .enum(['platform', 'os-version', 'os-features', 'variant-lost', 'variant-gained', 'kind', 'chosen'])
    .nullable()
    .meta({
      description:
        'By what the two were matched: the platform; all of it but a revision of its version, or its features; all but a variant that one side does not state; the kind of entry where there is no platform; or because they were asked for. Null for what is added or removed',
    }),
  a: comparedEntrySchema.nullable(),
  b: comparedEntrySchema.nullable(),
};

/** One platform of both sides, or of one. */
const comparedPlatformSchema = z
  .object({
    ...pairShape,
    summary: z.string().meta({ description: 'What changed, in a few words' }),
    layers: layerComparisonSchema.nullable().meta({ description: 'Null where a side is missing or was not read' }),
    fields: z.array(fieldChangeSchema).readonly().meta({ description: 'Fields that differ' }),
  })
  .readonly()
  .meta({ id: 'ComparedPlatform' });

const hostEffectSchema = z
  .object({
    platform: platformSchema.meta({ description: 'What the machines are' }),
    machines: strings.meta({ description: 'Known machines of that platform' }),
    engines: z.array(z.enum(engineIds)).readonly().meta({ description: 'Under which it is so' }),
    effect: z.enum(['lost', 'gained', 'other']).meta({
      description: '`lost`: nothing matches any more; `other`: an entry that is not the counterpart of the one before',
    }),
    a: comparedEntrySchema.nullable(),
    b: comparedEntrySchema.nullable(),
    reason: z.string(),
  })
  .readonly()
  .meta({ id: 'HostEffect' });

const sideSchema = z
  .object({
    reference,
    image: z.object({ digest, mediaType, kind, totalBytes }).readonly().nullable(),
    problem: problemSchema.nullable().meta({ description: 'Why this side could not be read' }),
  })
  .readonly()
  .meta({ id: 'ComparedSide' });

/** The answer of `GET /api/v1/compare`. */
export const comparisonSchema = z
  .object({
    a: sideSchema,
    b: sideSchema,
    identical: z.boolean().meta({ description: 'Whether both sides are the same digest' }),
    counts: z.object({ same: z.int(), changed: z.int(), added: z.int(), removed: z.int() }).readonly().nullable(),
    platforms: z
      .array(comparedPlatformSchema)
      .readonly()
      .nullable()
      .meta({ description: 'Null where a side could not be read' }),
    annotations: z
      .array(fieldChangeSchema)
      .readonly()
      .meta({ description: 'What differs in the two indexes themselves: media type and annotations' }),
    hosts: z
      .array(hostEffectSchema)
      .readonly()
      .meta({ description: 'Known machines that get something else, or nothing' }),
  })
  .readonly()
  .meta({ id: 'Comparison' });

const chosenEntry = z
  .string()
  .optional()
  .meta({
    description: 'One entry alone, by its id or as `os/architecture[/variant]`; given for both sides',
    examples: ['linux/arm64', '2'],
  });

export const compareReferences = {
  path: '/api/v1/compare',
  id: 'compare',
  summary: 'What changed between two references, platform by platform, and who gets something else',
  description:
    'Each entry of both sides stands in `platforms` once. With `aEntry` and `bEntry` two platforms are compared, of one reference or of two. A side that could not be read has a `problem`, and the other is there; only when neither is, the call fails.',
  query: z.strictObject({ a: ref, b: ref, aEntry: chosenEntry, bEntry: chosenEntry }),
  answers: { 'application/json': comparisonSchema },
  problems: registryProblems,
} as const satisfies Operation;

export type Comparison = z.infer<typeof comparisonSchema>;
export type ComparedEntry = z.infer<typeof comparedEntrySchema>;
export type LayerChange = z.infer<typeof layerChangeSchema>;
export type LayerComparison = z.infer<typeof layerComparisonSchema>;
export type FieldChange = z.infer<typeof fieldChangeSchema>;
export type HostEffect = z.infer<typeof hostEffectSchema>;
