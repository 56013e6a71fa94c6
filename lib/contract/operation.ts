import { z } from 'zod';
import type { ProblemCode } from '../problem/problem';

/** One call of the HTTP API: what its handler validates, and what the OpenAPI document says of it. */
export type Operation = Readonly<{
  /** Absent: `get`. */
  method?: 'get' | 'post' | 'patch' | 'delete';
  /** With `{name}` for what stands in `parameters`. */
  path: string;
  id: string;
  summary: string;
  description?: string;
  /** What stands in the path. */
  parameters?: z.ZodObject;
  query: z.ZodObject;
  /** The JSON that is sent with it. */
  body?: z.ZodType;
  /** The media types of the bytes that are sent with it instead. */
  bodyTypes?: readonly string[];
  /** The status of success; 200 where it is absent. 204 has no answers. */
  status?: 201 | 202 | 204;
  /** Media type → schema of the answer; null where the bytes are not ours to describe. */
  answers: Readonly<Record<string, z.ZodType | null>>;
  /** Headers of the answer. */
  headers?: z.ZodObject;
  /** Statuses beside that one that are no problem, with what they mean. */
  also?: Readonly<Record<`${number}`, string>>;
  problems: readonly ProblemCode[];
}>;

/** What any call that asks a registry can meet. */
export const registryProblems = [
  'request_invalid',
  'reference_invalid',
  'unauthorized',
  'denied',
  'forbidden',
  'egress_blocked',
  'not_found',
  'conflict',
  'unsupported',
  'manifest_invalid',
  'rate_limited',
  'internal',
  'content_mismatch',
  'registry_error',
  'unreachable',
  'tls_untrusted',
  'plain_http',
  'too_large',
  'timeout',
] as const satisfies readonly ProblemCode[];

/** What stands in the path of every call on one draft. */
export const draftParameters = z.object({ id: z.string().meta({ description: 'The draft’s id' }) });

/** What an answer says of the version of the draft that it holds. */
export const versionHeaders = z.object({
  ETag: z.string().meta({ description: 'The version, in quotes: the value for If-Match' }),
});

export const ref = z.string().meta({
  description: 'Any reference a person may type, or `oci-layout://NAME[:TAG|@DIGEST]`, URL-encoded once',
  examples: ['alpine', 'ghcr.io/owner/name:tag', 'oci-layout://sample:linux8'],
});
