import { z } from 'zod';
import { platformSchema } from './image';
import { problemSchema } from './problem';

/** What one request of a push does, or would do. */
const pushStepKinds = ['blob', 'manifest', 'referrers', 'tag'] as const;
const pushWays = ['there', 'mount', 'copy', 'put'] as const;
export const pushStates = ['queued', 'running', 'done', 'failed', 'cancelled', 'conflict'] as const;
export type PushState = (typeof pushStates)[number];

/** One piece of content that a push brings to its target. */
export const pushStepSchema = z
  .object({
    kind: z.enum(pushStepKinds).meta({
      description:
        '`referrers`: the list, under its own tag, of what has a subject, where the registry keeps none itself',
    }),
    way: z.enum(pushWays).meta({
      description:
        '`there`: the target has it; `mount`: from another repository of the registry; `copy`: streamed from its source; `put`: written',
    }),
    digest: z.string().meta({ description: 'Empty for a list of referrers: it is not known before it is written' }),
    mediaType: z.string(),
    sizeBytes: z.int(),
    from: z.string().nullable().meta({ description: 'The repository that it is mounted or copied from' }),
    tag: z.string().nullable(),
    entries: z
      .array(z.string())
      .readonly()
      .meta({ description: 'Digests of the children that need it, or that a list of referrers gets' }),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'stopped']).meta({
      description: '`failed` has a `problem`; `stopped` was under way when the push ended for another reason',
    }),
    sentBytes: z.int(),
    problem: problemSchema.nullable().default(null).meta({ description: 'Why it failed; its details name the `side`' }),
  })
  .readonly()
  .meta({ id: 'PushStep' });

/** What a push will do, request by request; nothing is written. */
export const pushPlanSchema = z
  .object({
    target: z.string(),
    tags: z.array(z.string()).readonly(),
    digest: z.string(),
    replaces: z.string().nullable().meta({ description: 'What the tag points to now; null: it is new' }),
    steps: z.array(pushStepSchema).readonly(),
    copyBytes: z.int().meta({ description: 'Bytes that are copied from other registries or layouts' }),
    requests: z.int().meta({ description: 'Requests that write' }),
    notes: z.array(z.string()).readonly().meta({
      description: 'What the push leaves where it is, in sentences: signatures and SBOMs that refer to what is copied',
    }),
  })
  .readonly()
  .meta({ id: 'PushPlan' });

/** One line of a push's log: a request and its answer. */
export const pushLogLineSchema = z
  .object({
    at: z.string(),
    side: z.enum(['source', 'target']),
    method: z.string(),
    what: z.string(),
    status: z.int().nullable(),
    tookMs: z.number(),
  })
  .readonly();

const pushPlatformSchema = z
  .object({
    digest: z.string(),
    platform: platformSchema.nullable(),
    before: z.string().nullable().meta({ description: 'The digest that the tag had for it before; null: none' }),
  })
  .readonly();

const summaryFields = z.object({
  id: z.string(),
  state: z.enum(pushStates),
  target: z.string(),
  tags: z.array(z.string()).readonly(),
  draft: z.string().nullable(),
  mediaType: z.string().nullable(),
  digest: z.string().nullable().meta({ description: 'Of the index that is written; null where the tag is taken away' }),
  sizeBytes: z.int(),
  before: z.string().nullable().meta({ description: 'What the tag pointed to; null: it was new' }),
  platforms: z.array(pushPlatformSchema).readonly(),
  removed: z.array(platformSchema).readonly(),
  bytes: z.object({ sent: z.int(), total: z.int() }).readonly(),
  stepCount: z.object({ done: z.int(), total: z.int() }).readonly(),
  problem: problemSchema.nullable().meta({ description: 'Its details name the `side`: source or target' }),
  conflict: z
    .object({ digest: z.string().nullable() })
    .readonly()
    .nullable()
    .meta({ description: 'What the tag points to instead of what the person saw; null digest: it does not exist' }),
  undoOf: z.string().nullable(),
  undoneBy: z.string().nullable(),
  canUndo: z.boolean(),
  canResume: z.boolean(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});

/** A push in short, for the list of pushes. */
export const pushSummarySchema = summaryFields.readonly().meta({ id: 'PushSummary' });

export const pushSchema = summaryFields
  .extend({
    steps: z.array(pushStepSchema).readonly(),
    log: z.array(pushLogLineSchema).readonly().meta({ description: 'The last requests, oldest first' }),
  })
  .readonly()
  .meta({ id: 'Push' });

export type PushStep = z.infer<typeof pushStepSchema>;
export type PushPlan = z.infer<typeof pushPlanSchema>;
export type PushSummary = z.infer<typeof pushSummarySchema>;
export type Push = z.infer<typeof pushSchema>;
export type PushLogLine = z.infer<typeof pushLogLineSchema>;
