import { z } from 'zod';
import { type Digest, isDigest } from '../oci/digest';
import { attestationManifestSchema } from './attestation';
import { type Operation, ref, registryProblems } from './operation';

const digest = z
  .custom<Digest>((value) => typeof value === 'string' && isDigest(value), 'it must be a digest')
  .meta({ override: { type: 'string' }, examples: [`sha256:${'0'.repeat(64)}`] });

const attestationRef = ref.meta({
  description: 'The attestation manifest, best by digest; a tag such as `sha256-….att` will do',
  examples: [`oci-layout://sample@sha256:${'0'.repeat(64)}`],
});

export const getAttestation = {
  path: '/api/v1/attestation',
  id: 'getAttestation',
  summary: 'An attestation manifest, opened: its SBOM and provenance as summaries',
  description:
    'Statements are in-toto statements, bare or in an envelope, and SBOMs that stand for themselves. One that could not be read has a `problem`. Signatures are counted, not verified.',
  query: z.strictObject({
    ref: attestationRef,
    subject: digest.optional().meta({
      description: 'The manifest it is attached to, where that is known from an index; else its `subject` field',
    }),
  }),
  answers: { 'application/json': attestationManifestSchema },
  problems: registryProblems,
} as const satisfies Operation;

export const getStatement = {
  path: '/api/v1/attestation/statement',
  id: 'getStatement',
  summary: 'The exact bytes of one statement of an attestation manifest',
  query: z.strictObject({
    ref: attestationRef,
    statement: digest.meta({ description: 'The digest of a blob of the manifest that is a statement' }),
  }),
  answers: { 'application/octet-stream': null },
  headers: z.object({ ETag: z.string().meta({ description: 'The digest, in quotes' }) }),
  also: { '304': 'The digest is the one in If-None-Match' },
  problems: registryProblems,
} as const satisfies Operation;
