import { z } from 'zod';
import { uploadedLayoutSchema } from './layout';
import type { Operation } from './operation';

/** What an archive may be sent as; what it is shows in its first bytes. */
const archiveTypes = ['application/x-tar', 'application/gzip', 'application/zstd', 'application/octet-stream'] as const;

export const uploadLayout = {
  method: 'post',
  path: '/api/v1/layouts',
  id: 'uploadLayout',
  summary: 'Keeps an OCI layout tar or a docker archive as a layout',
  description:
    'The body is the archive itself, also in gzip or zstd: `curl -X POST -H "Content-Type: application/x-tar" -T FILE`. It is checked whole before anything of it is seen; `content_mismatch` (here 422) names what does not match its digest. A docker archive gets the manifests that skopeo makes of it.',
  query: z.strictObject({
    name: z.string().max(1024).optional().meta({ description: 'The file’s name: the layout is named after it' }),
  }),
  bodyTypes: archiveTypes,
  status: 201,
  answers: { 'application/json': uploadedLayoutSchema },
  problems: ['request_invalid', 'forbidden', 'too_large', 'unsupported', 'manifest_invalid', 'internal'],
} as const satisfies Operation;

export const removeLayout = {
  method: 'delete',
  path: '/api/v1/layouts/{name}',
  id: 'removeLayout',
  summary: 'Removes a layout that was uploaded',
  description: '409 `conflict` while a draft or a push takes images from it, or goes there.',
  parameters: z.object({ name: z.string().meta({ description: 'The layout’s name' }) }),
  query: z.strictObject({}),
  status: 204,
  answers: {},
  problems: ['reference_invalid', 'not_found', 'conflict', 'forbidden', 'internal'],
} as const satisfies Operation;
