import 'server-only';
import { maxStatementBytes } from '@/lib/attestation/parse-statement';
import { isStatementType } from '@/lib/attestation/statement-type';
import type { Content, ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Digest } from '@/lib/oci/digest';
import type { Manifest } from '@/lib/oci/manifest';
import { parseManifest } from '@/lib/oci/parse-manifest';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';

/** Statements of one manifest that are read, and their bytes together. */
const maxStatements = 32;
const maxBytesTogether = 4 * maxStatementBytes;

type OpenedStatements = Readonly<{
  digest: Digest;
  manifest: Manifest;
  /** The blobs that are statements, as many as are read. */
  statements: readonly Readonly<{ descriptor: Descriptor; position: number }>[];
}>;

/** The manifest that `reference` names and which of its blobs are statements. Throws `unsupported` where none is. */
export async function openStatements(
  content: Content,
  reference: Reference,
  options: ReadOptions,
): Promise<OpenedStatements> {
  const { digest, mediaType, ...rest } = await content.resolve(reference, options);
  const manifest = parseManifest(await content.getManifest({ digest, mediaType, ...rest }, options), mediaType);
  const statements = manifest.kind === 'index' ? [] : statementsOf(manifest);
  if (manifest.kind === 'index' || statements.length === 0) throw noStatements(reference, manifest.kind);
  return { digest, manifest, statements };
}

function statementsOf({ layers }: Manifest): OpenedStatements['statements'] {
  let bytes = 0;
  return layers
    .map((descriptor, position) => ({ descriptor, position }))
    .filter(({ descriptor }) => isStatementType(descriptor.mediaType))
    .slice(0, maxStatements)
    .filter(({ descriptor: { size } }) => {
      // One that is too large for itself is kept, so that it can say so; it is not read.
      if (size > maxStatementBytes) return true;
      bytes += size;
      return bytes <= maxBytesTogether;
    });
}

function noStatements(reference: Reference, kind: 'index' | 'manifest'): ProblemError {
  const isIndex = kind === 'index';
  return new ProblemError({
    code: 'unsupported',
    message: `${formatReference(reference)} is ${isIndex ? 'an index, not an attestation manifest' : 'a manifest without statements or SBOMs'}.`,
    hint: isIndex
      ? 'Ask for one of the attestation manifests that the index lists, by digest.'
      : 'Inspect it as an image.',
    details: { kind },
  });
}
