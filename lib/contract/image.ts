import { z } from 'zod';
import { digestSchema } from './digest';
import { problemSchema } from './problem';

const digest = digestSchema.meta({ description: 'The content’s digest' });
const sizeBytes = z.int().min(0).meta({ description: 'Compressed bytes, as the descriptor states them' });
const annotations = z.record(z.string(), z.string()).readonly();
const strings = z.array(z.string()).readonly();

export const platformSchema = z
  .object({
    os: z.string(),
    architecture: z.string(),
    variant: z.string().optional(),
    'os.version': z.string().optional(),
    'os.features': strings.optional(),
  })
  .readonly()
  .meta({ id: 'Platform' });

const historyStepSchema = z
  .object({
    created: z.string().optional(),
    createdBy: z.string().optional(),
    comment: z.string().optional(),
    author: z.string().optional(),
    emptyLayer: z.boolean(),
  })
  .readonly();

/** The config of an entry's image: the descriptor facts, then what the config blob says. Absent stays absent. */
export const configViewSchema = z
  .object({
    digest,
    mediaType: z.string(),
    sizeBytes,
    os: z.string().optional(),
    architecture: z.string().optional(),
    variant: z.string().optional(),
    'os.version': z.string().optional(),
    'os.features': strings.optional(),
    created: z.string().optional(),
    author: z.string().optional(),
    user: z.string().optional(),
    workingDir: z.string().optional(),
    entrypoint: strings.optional(),
    cmd: strings.optional(),
    env: strings.optional(),
    labels: annotations.optional(),
    exposedPorts: strings.optional(),
    volumes: strings.optional(),
    stopSignal: z.string().optional(),
    diffIds: strings,
    history: z.array(historyStepSchema).readonly(),
  })
  .readonly()
  .meta({ id: 'ImageConfig' });

export const layerViewSchema = z
  .object({ digest, mediaType: z.string(), sizeBytes, annotations: annotations.optional() })
  .readonly()
  .meta({ id: 'Layer' });

/** An attestation manifest of the index, kept with the entry it describes. It is read when it is opened. */
export const attestationViewSchema = z
  .object({ position: z.int(), digest, mediaType: z.string(), sizeBytes, annotations })
  .readonly()
  .meta({ id: 'Attestation' });

export const findingSchema = z
  .object({
    rule: z.string().meta({ description: 'The rule’s id' }),
    severity: z.enum(['error', 'warning', 'note']),
    label: z.string().meta({ description: 'The finding in two or three words' }),
    message: z.string(),
    where: z.string().meta({ description: 'The field to look at, such as `manifests[3].platform.variant`' }),
    entries: strings.meta({ description: 'Ids of the entries it concerns; empty when it concerns the index itself' }),
  })
  .readonly()
  .meta({ id: 'Finding' });

/** One entry of an index, or the manifest itself where there is no index. */
const entryShape = {
  id: z.string().meta({ description: 'Stable within the image: its position, below a nested index `parent.position`' }),
  position: z.int().meta({ description: '0-based, in the index that holds it' }),
  kind: z.enum(['manifest', 'index', 'artifact', 'attestation', 'unknown']),
  digest,
  mediaType: z.string(),
  artifactType: z.string().nullable(),
  sizeBytes: sizeBytes.meta({ description: 'Bytes of the manifest itself' }),
  platform: platformSchema
    .nullable()
    .meta({ description: 'What the descriptor declares; without an index, what the config says' }),
  annotations,
  config: configViewSchema.nullable(),
  layers: z.array(layerViewSchema).readonly().nullable(),
  totalBytes: z
    .int()
    .nullable()
    .meta({ description: 'Distinct blobs a host pulls: config and layers, compressed; null while unknown' }),
  artifactFacts: z
    .array(z.object({ name: z.string(), value: z.string() }).readonly())
    .readonly()
    .nullable()
    .meta({ description: 'What the config of a known kind of artifact tells, such as the name of a Helm chart' }),
  attestations: z.array(attestationViewSchema).readonly(),
  findings: z.array(findingSchema).readonly(),
  problem: problemSchema.nullable(),
};

export type EntryView = Readonly<{ [K in keyof typeof entryShape]: z.infer<(typeof entryShape)[K]> }> &
  Readonly<{ entries: readonly EntryView[] | null }>;

const entryViewSchema: z.ZodType<EntryView> = z
  .object({
    ...entryShape,
    get entries() {
      return z.array(entryViewSchema).readonly().nullable();
    },
  })
  .readonly()
  .meta({ id: 'Entry' });

export const costSchema = z
  .object({ requests: z.int(), bytesRead: z.int() })
  .readonly()
  .meta({ id: 'Cost', description: 'What this answer cost the registry; cached content costs nothing' });

export const rateLimitSchema = z
  .object({
    limit: z.int().nullable().meta({ description: 'Manifest reads allowed within the window' }),
    remaining: z.int(),
    windowSeconds: z.int().nullable(),
    account: z.string().nullable().meta({ description: 'Whose limit it is; null for anyone' }),
  })
  .readonly()
  .meta({ id: 'RateLimit' });

const noticesShape = {
  rateLimit: rateLimitSchema
    .nullable()
    .meta({ description: 'Pulls left, as the registry last announced; null where it does not' }),
  warnings: strings.meta({ description: 'What the registry warns of, in its own words: untrusted text' }),
};

const imageShape = {
  reference: z.string().meta({ description: 'The reference in Docker’s normal form' }),
  digest,
  mediaType: z.string(),
  kind: z.enum(['index', 'manifest', 'artifact']),
  artifactType: z.string().nullable(),
  sizeBytes,
  annotations,
  subject: z.object({ digest, mediaType: z.string(), sizeBytes }).readonly().nullable(),
  entries: z.array(entryViewSchema).readonly(),
  thrift: z.boolean().meta({
    description: 'Whether pulls are scarce, so that of `entries=auto` only those that cost none were read',
  }),
};

/** The view of an image that `GET /api/v1/image` answers. */
export const imageViewSchema = z
  .object({
    ...imageShape,
    findings: z.array(findingSchema).readonly(),
    totalBytes: z.int().meta({ description: 'Distinct configs and layers of all loaded entries, compressed' }),
    cost: costSchema,
    ...noticesShape,
  })
  .readonly()
  .meta({ id: 'Image' });

/** The lines of the NDJSON form, in order: `image` once, `entry` as each arrives, `end` once. */
export const imageLineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('image'), ...imageShape }).readonly(),
  z.object({ type: z.literal('entry'), entry: entryViewSchema }).readonly(),
  z
    .object({
      type: z.literal('end'),
      findings: z.array(findingSchema).readonly(),
      totalBytes: z.int(),
      cost: costSchema,
      ...noticesShape,
    })
    .readonly(),
  z.object({ type: z.literal('problem'), problem: problemSchema }).readonly(),
]);

export type PlatformView = z.infer<typeof platformSchema>;
export type ConfigView = z.infer<typeof configViewSchema>;
export type LayerView = z.infer<typeof layerViewSchema>;
export type AttestationView = z.infer<typeof attestationViewSchema>;
export type FindingView = z.infer<typeof findingSchema>;
export type ImageView = z.infer<typeof imageViewSchema>;
export type ImageLine = z.infer<typeof imageLineSchema>;
