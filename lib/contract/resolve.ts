import { z } from 'zod';
import type { Digest } from '../oci/digest';
import { engineIds } from '../resolve/engine';
import { fallbacks, type Resolution, verdicts } from '../resolve/resolution';
import { platformSchema } from './image';
import { type Operation, ref, registryProblems } from './operation';

const digest = z.custom<Digest>((value) => typeof value === 'string').meta({ override: { type: 'string' } });
const ids = z.array(z.string()).readonly();
const platform = platformSchema.nullable();
const position = z.int().meta({ description: '0-based, in the index that holds it' });
const entryId = z.string().meta({ description: 'As in `entries[].id` of an image' });
const fallback = z.enum(fallbacks).nullable().meta({ description: 'Why it fits that is not just what the host is' });

const hostSchema = z
  .object({ platform: platformSchema, aarch32: z.enum(['yes', 'no', 'unknown']).optional() })
  .readonly()
  .meta({ id: 'Host' });

const matchSchema = z
  .object({
    id: entryId,
    position,
    digest,
    platform,
    totalBytes: z.int().nullable().meta({ description: 'Compressed bytes of its config and layers' }),
  })
  .readonly()
  .meta({ id: 'ResolvedEntry' });

const candidateSchema = z
  .object({
    id: entryId,
    position,
    digest,
    platform,
    verdict: z.enum(verdicts),
    rank: z.int().nullable().meta({ description: 'Index into `tried`; null where the entry does not fit' }),
    fallback,
    because: z.string(),
  })
  .readonly()
  .meta({ id: 'Candidate' });

const emulationSchema = z
  .object({
    platform: platformSchema,
    handler: z.string().meta({ description: 'What must be registered with binfmt_misc', examples: ['qemu-aarch64'] }),
    registerCommand: z.string(),
  })
  .readonly()
  .meta({ id: 'Emulation' });

const resolutionShape = {
  engine: z.enum(engineIds),
  host: hostSchema,
  match: matchSchema.nullable(),
  reason: z.string(),
  tried: z
    .array(z.object({ platform: platformSchema, fallback, entries: ids }).readonly())
    .readonly()
    .meta({ description: 'What the engine looks for, best first' }),
  candidates: z
    .array(candidateSchema)
    .readonly()
    .meta({ description: 'Every entry: those that fit as the engine ranks them, then the others' }),
  problemText: z.string().nullable().meta({ description: 'What the engine prints when it takes none' }),
  warning: z.string().nullable().meta({ description: 'What the engine prints although it takes the match' }),
  fallback,
  emulated: z
    .boolean()
    .meta({ description: 'Whether the match is for an architecture that the host’s processor does not execute' }),
  emulation: emulationSchema.nullable().meta({
    description: 'The emulator that runs the match or, without one, what the image has instead',
  }),
  aarch32Matters: z.boolean().meta({ description: 'Whether the match is 32-bit ARM code for a 64-bit ARM machine' }),
  ties: ids.meta({ description: 'Entries that rank as high as the match' }),
  unread: ids.meta({ description: 'Entries that must be read before the answer is known' }),
};

/** Which entry of an image a host pulls: the answer of `GET /api/v1/resolve`. */
export const resolutionSchema: z.ZodType<Resolution & Readonly<{ reference: string; digest: Digest }>> = z
  .object({
    reference: z.string().meta({ description: 'The reference in Docker’s normal form' }),
    digest: digest.meta({ description: 'The digest of the index or manifest it names' }),
    ...resolutionShape,
  })
  .readonly()
  .meta({ id: 'Resolution' });

const yesOrNo = z.enum(['true', 'false'], 'it must be “true” or “false”').default('false');

export const resolveHost = {
  path: '/api/v1/resolve',
  id: 'resolveHost',
  summary: 'Which entry of an image a host pulls, and why',
  description:
    'By the rules of one engine. Manifests and configs are read only as far as they bear on the answer. Parameters that are empty count as left out.',
  query: z.strictObject({
    ref,
    host: z
      .string()
      .max(256, 'it has more than 256 characters')
      .meta({
        description: 'What the engine asks for: `os/architecture/variant`; the architecture alone means Linux',
        examples: ['linux/arm/v7', 'arm64'],
      }),
    osVersion: z
      .string()
      .regex(/^[\w.+-]{1,64}$/, 'it must be a version such as 10.0.20348')
      .optional()
      .meta({ description: 'The host’s build of Windows', examples: ['10.0.20348'] }),
    osFeatures: z
      .string()
      .regex(/^[\w.-]{1,64}(?:,[\w.-]{1,64}){0,31}$/, 'it must be words with commas between')
      .optional()
      .meta({ description: 'What the host’s system offers, with commas between', examples: ['win32k'] }),
    engine: z
      .enum(engineIds, `it must be one of ${engineIds.join(', ')}`)
      .default('containerd')
      .meta({ description: 'By whose rules; `kubernetes` is a node with containerd' }),
    aarch32: z.enum(['yes', 'no', 'unknown'], 'it must be “yes”, “no” or “unknown”').default('unknown').meta({
      description: 'Whether the cores of an arm64 host execute 32-bit ARM code',
    }),
    requested: yesOrNo.meta({
      description: 'Whether the platform is asked for, as with `--platform`, instead of being the machine’s own',
    }),
  }),
  answers: { 'application/json': resolutionSchema },
  problems: registryProblems,
} as const satisfies Operation;
