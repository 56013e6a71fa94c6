import { z } from 'zod';
import { type Digest, isDigest } from '../oci/digest';
import { draftParameters, type Operation, registryProblems } from './operation';
import { pushPlanSchema, pushSchema, pushSummarySchema } from './push';

const parameters = z.object({ id: z.string().meta({ description: 'The push’s id' }) });
const none = z.strictObject({});
const problems = [...registryProblems, 'conflict'] as const;
const answers = { 'application/json': pushSchema };

export const planPush = {
  path: '/api/v1/drafts/{id}/plan',
  id: 'planPush',
  summary: 'What a push will do, step by step, with bytes; nothing is written',
  parameters: draftParameters,
  query: none,
  answers: { 'application/json': pushPlanSchema },
  problems,
} as const satisfies Operation;

export const pushDraft = {
  method: 'post',
  path: '/api/v1/drafts/{id}/push',
  id: 'pushDraft',
  summary: 'Pushes a draft',
  description:
    'The tag is checked before the answer (409 `conflict`, nothing written), again right before it is written, and read back after.',
  parameters: draftParameters,
  query: none,
  body: z.strictObject({
    purge: z
      .boolean()
      .optional()
      .meta({ description: 'Discards the draft when the push is done, unless it was edited meanwhile' }),
    expect: z
      .custom<Digest>((value) => typeof value === 'string' && isDigest(value), 'it must be a digest or null')
      .meta({ override: { type: 'string' } })
      .nullable()
      .optional()
      .meta({
        description:
          'What the tag must still point to; null: it must not exist; omitted: what it pointed to when the draft was opened or refreshed',
      }),
  }),
  status: 202,
  answers: { 'application/json': z.object({ push: z.string() }).meta({ id: 'PushStarted' }) },
  problems,
} as const satisfies Operation;

export const listPushes = {
  path: '/api/v1/pushes',
  id: 'listPushes',
  summary: 'The latest 200 pushes, latest first, without their steps and logs',
  query: none,
  answers: { 'application/json': z.object({ pushes: z.array(pushSummarySchema).readonly() }).meta({ id: 'Pushes' }) },
  problems: ['request_invalid', 'forbidden', 'internal'],
} as const satisfies Operation;

export const getPush = {
  path: '/api/v1/pushes/{id}',
  id: 'getPush',
  summary: 'A push: its state, its steps, its log',
  parameters,
  query: none,
  answers,
  problems: ['not_found', 'forbidden', 'internal'],
} as const satisfies Operation;

export const watchPush = {
  path: '/api/v1/pushes/{id}/events',
  id: 'watchPush',
  summary: 'The same as server-sent events, until it ends',
  parameters,
  query: none,
  answers: { 'text/event-stream': null },
  problems: ['not_found', 'forbidden', 'internal'],
} as const satisfies Operation;

export const cancelPush = {
  method: 'post',
  path: '/api/v1/pushes/{id}/cancel',
  id: 'cancelPush',
  summary: 'Stops a push; what was brought stays, the tag is not written',
  parameters,
  query: none,
  answers,
  problems: ['not_found', 'conflict', 'forbidden', 'internal'],
} as const satisfies Operation;

export const resumePush = {
  method: 'post',
  path: '/api/v1/pushes/{id}/resume',
  id: 'resumePush',
  summary: 'Goes on with a push that did not end well: what is there is not sent again',
  parameters,
  query: none,
  status: 202,
  answers,
  problems: ['not_found', 'conflict', 'forbidden', 'internal'],
} as const satisfies Operation;

export const undoPush = {
  method: 'post',
  path: '/api/v1/pushes/{id}/undo',
  id: 'undoPush',
  summary: 'Puts the tags back to what they were, as a push of its own',
  parameters,
  query: none,
  status: 202,
  answers,
  problems,
} as const satisfies Operation;

/** The calls that push, in the order of the document. */
export const pushOperations: readonly Operation[] = [
  planPush,
  pushDraft,
  listPushes,
  getPush,
  watchPush,
  cancelPush,
  resumePush,
  undoPush,
];
