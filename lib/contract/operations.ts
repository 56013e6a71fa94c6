import { z } from 'zod';
import { mediaType } from '../oci/media-type';
import { accessSchema } from './access';
import { getAttestation, getStatement } from './attestation-operations';
import { compareReferences } from './comparison';
import { deleteTag, planDeletion } from './deletion-operations';
import { draftOperations } from './draft-operations';
import { entryChoicePattern } from './entry-choice';
import { exportReference } from './export-operations';
import { imageLineSchema, imageViewSchema } from './image';
import { removeLayout, uploadLayout } from './layout-operations';
import { mergeDraft } from './merge';
import { type Operation, ref, registryProblems } from './operation';
import { platformListSchema } from './platform-list';
import { pushOperations } from './push-operations';
import { recentSchema } from './recent';
import { addRegistry, changeRegistry, listRegistries, removeRegistry, testRegistry } from './registry-operations';
import { listRepositories } from './repository-operations';
import { resolveHost } from './resolve';
import { findDraftSiblings, findSiblings } from './siblings';
import { listTagRows, listTags } from './tag-operations';

const digest = z.string().meta({ description: 'Digest of the manifest', examples: [`sha256:${'0'.repeat(64)}`] });

const healthSchema = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

export const getManifest = {
  path: '/api/v1/manifest',
  id: 'getManifest',
  summary: 'The exact bytes of a manifest',
  description:
    'As the registry serves them. The Content-Type is the registry’s when it is one of OCI’s or Docker’s, else `application/octet-stream`.',
  query: z.strictObject({
    ref,
    accept: z
      .string()
      .regex(/^[\x20-\x7e]{1,1000}$/, 'it must be the value of an Accept header')
      .optional()
      .meta({ description: 'Asks the registry with this Accept header, as `curl -H Accept` would' }),
  }),
  answers: {
    [mediaType.ociIndex]: null,
    [mediaType.ociManifest]: null,
    [mediaType.dockerList]: null,
    [mediaType.dockerManifest]: null,
    'application/octet-stream': null,
  },
  headers: z.object({
    'Docker-Content-Digest': digest,
    ETag: z.string().meta({ description: 'The digest, in quotes' }),
  }),
  also: { '304': 'The digest is the one in If-None-Match' },
  problems: registryProblems,
} as const satisfies Operation;

export const inspectManifest = {
  path: '/api/v1/manifest/inspect',
  id: 'inspectManifest',
  summary: 'What `docker manifest inspect` prints',
  description:
    'Equal as JSON to what the Docker CLI 28 prints, with what it drops or relabels; the truth is `manifest`.',
  query: z.strictObject({
    ref,
    verbose: z
      .enum(['true', 'false'], 'it must be “true” or “false”')
      .default('false')
      .meta({ description: 'What `docker manifest inspect -v` prints: entries in the order of the index' }),
  }),
  answers: { 'application/json': z.unknown().meta({ description: 'An object, or an array for a verbose index' }) },
  problems: registryProblems,
} as const satisfies Operation;

export const getImage = {
  path: '/api/v1/image',
  id: 'getImage',
  summary: 'The view of an image: every platform with its config and layers',
  description:
    'With `Accept: application/x-ndjson` one JSON line each: the image first, an entry as it arrives, the end. An entry that could not be loaded has a `problem`.',
  query: z.strictObject({
    ref,
    entries: z
      .string()
      .max(16_000, 'it has more than 16,000 characters')
      .regex(entryChoicePattern, 'it must be “all”, “none”, “auto” or ids of entries with commas between')
      .default('all')
      .meta({
        description:
          'Which entries of an index are read: `all`, `none`, ids as in `entries[].id` (each with all below it), or `auto`: all, but where pulls are scarce (Docker Hub, or fewer than 50 left) only those that cost none',
        examples: ['all', '0,2.1'],
      }),
    as: z.enum(['json', 'lines'], 'it must be “json” or “lines”').optional().meta({
      description: 'The form of the answer where no Accept header can be sent, as in a preload: it wins over it',
    }),
  }),
  answers: { 'application/json': imageViewSchema, 'application/x-ndjson': imageLineSchema },
  problems: registryProblems,
} as const satisfies Operation;

export const probeReference = {
  path: '/api/v1/probe',
  id: 'probeReference',
  summary: 'Whether a reference exists: one HEAD, no manifest read',
  description:
    'Where no tag was given and there is no `latest`, the problem’s `details.tags` lists what tags there are.',
  query: z.strictObject({ ref }),
  answers: {
    'application/json': z
      .object({
        reference: z.string().meta({ description: 'The reference in Docker’s normal form' }),
        digest,
        mediaType: z.string(),
        sizeBytes: z.int().min(0).meta({ description: 'Bytes of the manifest itself' }),
      })
      .meta({ id: 'Probe' }),
  },
  problems: registryProblems,
} as const satisfies Operation;

export const listPlatforms = {
  path: '/api/v1/platforms',
  id: 'listPlatforms',
  summary: 'The platforms that an image lists, and nothing else about it',
  description:
    'Of a flat index nothing but the index is read. Entries without a platform, or with `unknown`, are left out.',
  query: z.strictObject({ ref }),
  answers: { 'application/json': platformListSchema },
  problems: registryProblems,
} as const satisfies Operation;

const limitOfRecents = { error: 'it must be a whole number from 1 to 200' };

export const listRecents = {
  path: '/api/v1/recents',
  id: 'listRecents',
  summary: 'What was looked at lately, latest first',
  query: z.strictObject({
    limit: z.coerce
      .number(limitOfRecents)
      .int(limitOfRecents)
      .min(1, limitOfRecents)
      .max(200, limitOfRecents)
      .default(20),
  }),
  answers: { 'application/json': z.object({ recents: z.array(recentSchema).readonly() }).meta({ id: 'Recents' }) },
  problems: ['request_invalid', 'forbidden', 'internal'],
} as const satisfies Operation;

export const getAccess = {
  path: '/api/v1/access',
  id: 'getAccess',
  summary: 'How what a reference names is reached: what other programs must be told',
  description: 'What is known by now; no registry is asked.',
  query: z.strictObject({ ref }),
  answers: { 'application/json': accessSchema },
  problems: ['request_invalid', 'reference_invalid', 'forbidden', 'not_found', 'internal'],
} as const satisfies Operation;

const getOpenApi = {
  path: '/api/v1/openapi.json',
  id: 'getOpenApi',
  summary: 'This document',
  query: z.strictObject({}),
  answers: { 'application/json': z.unknown().meta({ description: 'OpenAPI 3.1' }) },
  problems: ['forbidden', 'internal'],
} as const satisfies Operation;

const getHealth = {
  path: '/healthz',
  id: 'getHealth',
  summary: 'Liveness: the process answers',
  query: z.strictObject({}),
  answers: { 'application/json': healthSchema },
  problems: ['forbidden'],
} as const satisfies Operation;

const getReadiness = {
  path: '/readyz',
  id: 'getReadiness',
  summary: 'Readiness: the database is reached',
  query: z.strictObject({}),
  answers: { 'application/json': healthSchema },
  also: { '503': 'The database is not reached' },
  problems: ['forbidden'],
} as const satisfies Operation;

/** Every call there is, in the order of the document. */
export const operations: readonly Operation[] = [
  getManifest,
  inspectManifest,
  getImage,
  getAttestation,
  getStatement,
  probeReference,
  listRepositories,
  listTags,
  planDeletion,
  deleteTag,
  listTagRows,
  findSiblings,
  listPlatforms,
  resolveHost,
  compareReferences,
  uploadLayout,
  removeLayout,
  exportReference,
  ...draftOperations,
  mergeDraft,
  findDraftSiblings,
  ...pushOperations,
  listRecents,
  getAccess,
  listRegistries,
  addRegistry,
  changeRegistry,
  removeRegistry,
  testRegistry,
  getOpenApi,
  getHealth,
  getReadiness,
];
