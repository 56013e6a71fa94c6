import { z } from 'zod';
import type { Digest } from '../oci/digest';
import { isDigest } from '../oci/digest';
import { problemSchema } from './problem';

const digest = z
  .custom<Digest>((value) => typeof value === 'string' && isDigest(value))
  .meta({ override: { type: 'string', pattern: '^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$' } });

const text = z.string().nullable();
const count = z.int().min(0);

/** A digest as a statement writes it: its algorithm may be one that images do not use, such as `gitCommit`. */
const namedDigestSchema = z.object({ algorithm: z.string(), value: z.string() }).readonly();
const artifactNameSchema = z
  .object({ name: z.string(), digests: z.array(namedDigestSchema).readonly() })
  .readonly()
  .meta({ description: 'A subject or a material: its name or URI, and its digests' });
const factSchema = z.object({ name: z.string(), value: z.string() }).readonly();
const tallySchema = z.object({ name: z.string(), count }).readonly();

const packageSchema = z
  .object({ name: z.string(), version: text, ecosystem: text, license: text, purl: text })
  .readonly()
  .meta({ id: 'SbomPackage' });

const sbomSchema = z
  .object({
    kind: z.literal('sbom'),
    format: z.enum(['SPDX', 'CycloneDX']),
    version: text,
    name: text,
    created: text,
    tools: z.array(z.string()).readonly(),
    packageCount: count.meta({ description: 'All packages that are listed; `packages` holds the first of them' }),
    packages: z.array(packageSchema).readonly(),
    ecosystems: z
      .array(tallySchema)
      .readonly()
      .meta({ description: 'By type of package URL, the most frequent first' }),
    licenses: z.array(tallySchema).readonly(),
  })
  .readonly()
  .meta({ id: 'SbomSummary' });

const provenanceSchema = z
  .object({
    kind: z.literal('provenance'),
    version: z.string().meta({ description: 'Of the predicate: `0.2`, `1`' }),
    builder: text,
    buildType: text,
    invocation: text,
    source: z.object({ uri: text, revision: text, entryPoint: text }).readonly(),
    started: text,
    finished: text,
    reproducible: z.boolean().nullable(),
    completeness: z
      .array(z.object({ name: z.string(), isComplete: z.boolean() }).readonly())
      .readonly()
      .meta({ description: 'What the builder claims to have recorded in full' }),
    parameters: z.array(factSchema).readonly(),
    materialCount: count,
    materials: z.array(artifactNameSchema).readonly(),
  })
  .readonly()
  .meta({ id: 'ProvenanceSummary' });

const otherSchema = z
  .object({ kind: z.literal('other'), facts: z.array(factSchema).readonly() })
  .readonly()
  .meta({ id: 'OtherSummary', description: 'A predicate that Polyarch has no summary for, as its first values' });

export const statementViewSchema = z
  .object({
    position: z.int().meta({ description: '0-based, among the blobs of the manifest' }),
    digest: digest.meta({ description: 'The blob’s digest' }),
    mediaType: z.string(),
    sizeBytes: z.int().min(0),
    predicateType: text.meta({ description: 'As stated inside; else what the descriptor annotates' }),
    signatures: z
      .int()
      .nullable()
      .meta({ description: 'Signatures of its envelope, which are not verified; null without envelope' }),
    subjectCount: count,
    subjects: z.array(artifactNameSchema).readonly(),
    matchesSubject: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether it names the manifest that it is attached to; null where either is not known' }),
    summary: z.discriminatedUnion('kind', [sbomSchema, provenanceSchema, otherSchema]).nullable(),
    problem: problemSchema.nullable(),
  })
  .readonly()
  .meta({ id: 'Statement' });

/** What `GET /api/v1/attestation` answers: an attestation manifest, opened. */
export const attestationManifestSchema = z
  .object({
    reference: z.string(),
    digest,
    subject: digest
      .nullable()
      .meta({ description: 'The manifest that it is attached to; null where that is not known' }),
    statements: z.array(statementViewSchema).readonly(),
    otherBlobs: count.meta({ description: 'Blobs that are no statements, or beyond what is read' }),
    cost: z.object({ requests: z.int(), bytesRead: z.int() }).readonly(),
  })
  .readonly()
  .meta({ id: 'AttestationManifest' });

export type NamedDigest = z.infer<typeof namedDigestSchema>;
export type NamedArtifact = z.infer<typeof artifactNameSchema>;
export type FactView = z.infer<typeof factSchema>;
export type TallyView = z.infer<typeof tallySchema>;
export type SbomPackage = z.infer<typeof packageSchema>;
export type SbomSummary = z.infer<typeof sbomSchema>;
export type ProvenanceSummary = z.infer<typeof provenanceSchema>;
export type StatementSummary = NonNullable<StatementView['summary']>;
export type StatementView = z.infer<typeof statementViewSchema>;
export type AttestationManifestView = z.infer<typeof attestationManifestSchema>;
