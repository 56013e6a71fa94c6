import { z } from 'zod';
import { draftFormats } from '../draft/draft';
import { pastedKinds } from '../draft/pasted-draft';
import {
  annotationsPatchSchema,
  draftPreviewSchema,
  draftSourceSchema,
  draftSummarySchema,
  draftViewSchema,
  platformPatchSchema,
} from './draft';
import { getDraftCommands } from './draft-commands';
import { draftParameters, type Operation, registryProblems, versionHeaders } from './operation';

const entryParameters = draftParameters.extend({
  entry: z.string().meta({ description: 'The entry’s `id`, its 0-based position, or a digest that stands once' }),
});
const none = z.strictObject({});
const answers = { 'application/json': draftViewSchema };
const sources = z
  .array(draftSourceSchema)
  .max(1000)
  .readonly()
  .meta({ description: 'References, in the order of the index' });
const tags = z
  .array(z.string().max(128))
  .max(100)
  .readonly()
  .meta({ description: 'Further tags of the same repository' });
const target = z.string().max(1024).nullable().meta({ description: 'Where a push goes, with its tag; a layout too' });
const problems = [...registryProblems, 'precondition_failed'] as const;

export const createDraft = {
  method: 'post',
  path: '/api/v1/drafts',
  id: 'createDraft',
  summary: 'Composes a draft of an index',
  description:
    'Sources may be single manifests or indexes, of any registry or layout; indexes are flattened, attestations come along. When one cannot be had there is no draft.',
  query: none,
  body: z.strictObject({
    target: target.optional(),
    tags: tags.optional(),
    format: z
      .enum(draftFormats)
      .default('auto')
      .meta({ description: '`auto`: a Docker list when all children are Docker and nothing would be lost, else OCI' }),
    sources: sources.default([]),
    annotations: z.record(z.string().min(1).max(1024), z.string().max(65_536)).optional(),
    amend: z.boolean().optional().meta({
      description: 'Starts from what the target holds: a source of a platform that is there replaces it in place',
    }),
  }),
  status: 201,
  answers,
  headers: versionHeaders,
  problems,
} as const satisfies Operation;

export const previewDraft = {
  method: 'post',
  path: '/api/v1/drafts/preview',
  id: 'previewDraft',
  summary: 'What a pasted text would make, each of its images looked up',
  query: none,
  body: z.strictObject({
    text: z.string().max(1024 * 1024),
    kind: z.enum(pastedKinds).optional().meta({ description: 'Overrules what the text looks like' }),
  }),
  answers: { 'application/json': draftPreviewSchema },
  problems,
} as const satisfies Operation;

export const listDrafts = {
  path: '/api/v1/drafts',
  id: 'listDrafts',
  summary: 'All drafts, the one edited last first',
  query: none,
  answers: { 'application/json': z.object({ drafts: z.array(draftSummarySchema).readonly() }).meta({ id: 'Drafts' }) },
  problems: ['forbidden', 'internal'],
} as const satisfies Operation;

export const getDraft = {
  path: '/api/v1/drafts/{id}',
  id: 'getDraft',
  summary: 'A draft, with the exact text of its index',
  parameters: draftParameters,
  query: none,
  answers,
  headers: versionHeaders,
  problems: ['not_found', 'forbidden', 'internal'],
} as const satisfies Operation;

export const editDraftFields = {
  method: 'patch',
  path: '/api/v1/drafts/{id}',
  id: 'editDraft',
  summary: 'Changes what stands beside the entries',
  parameters: draftParameters,
  query: none,
  body: z.strictObject({
    target: target.optional(),
    tags: tags.optional(),
    format: z.enum(draftFormats).optional(),
    order: z
      .array(z.string())
      .max(5000)
      .readonly()
      .optional()
      .meta({ description: 'The ids of all entries, in their new order' }),
    annotations: annotationsPatchSchema.optional().meta({ description: 'Of the index; null removes one' }),
    subject: z
      .string()
      .max(1024)
      .nullable()
      .optional()
      .meta({ description: 'A reference to what the index refers to' }),
    artifactType: z.string().max(255).nullable().optional(),
  }),
  answers,
  headers: versionHeaders,
  problems,
} as const satisfies Operation;

export const discardDraft = {
  method: 'delete',
  path: '/api/v1/drafts/{id}',
  id: 'discardDraft',
  summary: 'Discards a draft, as `docker manifest rm`',
  parameters: draftParameters,
  query: none,
  status: 204,
  answers: {},
  problems: ['not_found', 'precondition_failed', 'forbidden', 'internal'],
} as const satisfies Operation;

export const addEntries = {
  method: 'post',
  path: '/api/v1/drafts/{id}/entries',
  id: 'addDraftEntries',
  summary: 'Adds sources to a draft',
  parameters: draftParameters,
  query: none,
  body: z.strictObject({
    sources,
    amend: z.boolean().optional().meta({ description: 'A platform that is there is replaced in its place' }),
  }),
  answers,
  headers: versionHeaders,
  problems,
} as const satisfies Operation;

export const editEntry = {
  method: 'patch',
  path: '/api/v1/drafts/{id}/entries/{entry}',
  id: 'editDraftEntry',
  summary: 'Changes an entry, as `docker manifest annotate`',
  parameters: entryParameters,
  query: none,
  body: z.strictObject({
    platform: platformPatchSchema.nullable().optional().meta({ description: 'Null leaves the entry without one' }),
    annotations: annotationsPatchSchema.optional(),
    source: draftSourceSchema.optional().meta({ description: 'Takes the place of the entry' }),
  }),
  answers,
  headers: versionHeaders,
  problems,
} as const satisfies Operation;

export const removeEntry = {
  method: 'delete',
  path: '/api/v1/drafts/{id}/entries/{entry}',
  id: 'removeDraftEntry',
  summary: 'Removes an entry, and the attestations of its manifest',
  parameters: entryParameters,
  query: none,
  answers,
  headers: versionHeaders,
  problems: ['not_found', 'conflict', 'precondition_failed', 'forbidden', 'internal'],
} as const satisfies Operation;

const step = {
  parameters: draftParameters,
  query: none,
  answers,
  headers: versionHeaders,
  problems,
} as const;

export const undoDraftEdit = {
  method: 'post',
  path: '/api/v1/drafts/{id}/undo',
  id: 'undoDraftEdit',
  summary: 'Takes the last edit back',
  ...step,
} as const satisfies Operation;

export const redoDraftEdit = {
  method: 'post',
  path: '/api/v1/drafts/{id}/redo',
  id: 'redoDraftEdit',
  summary: 'Makes the edit again that was taken back',
  ...step,
} as const satisfies Operation;

export const refreshDraft = {
  method: 'post',
  path: '/api/v1/drafts/{id}/refresh',
  id: 'refreshDraft',
  summary: 'Looks anew at what the target points to',
  ...step,
} as const satisfies Operation;

/** The calls that compose, in the order of the document. */
export const draftOperations: readonly Operation[] = [
  createDraft,
  previewDraft,
  listDrafts,
  getDraft,
  editDraftFields,
  discardDraft,
  addEntries,
  editEntry,
  removeEntry,
  undoDraftEdit,
  redoDraftEdit,
  refreshDraft,
  getDraftCommands,
];
