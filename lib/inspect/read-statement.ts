import 'server-only';
import { maxStatementBytes } from '@/lib/attestation/parse-statement';
import type { Content, ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Digest } from '@/lib/oci/digest';
import type { Reference } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';
import { openContent } from './open-content';
import { openStatements } from './open-statements';

/** The exact bytes of a statement, verified. Throws `too_large` above what is read of one. */
export function readStatement(content: Content, descriptor: Descriptor, options: ReadOptions): Promise<Uint8Array> {
  return content.getBlob(descriptor, { ...options, maxBytes: maxStatementBytes });
}

/** The exact bytes of the statement `digest` of the manifest that `reference` names; no other blob is given out. */
export async function loadStatementBytes(
  reference: Reference,
  digest: Digest,
  options: ReadOptions = {},
): Promise<Uint8Array> {
  const content = openContent(reference);
  const { statements } = await openStatements(content, reference, options);
  const descriptor = statements.map((one) => one.descriptor).find((one) => one.digest === digest);
  if (descriptor === undefined) {
    throw new ProblemError({
      code: 'not_found',
      message: `The attestation manifest lists no statement ${digest}.`,
      hint: 'The call /api/v1/attestation tells which statements it has.',
      details: { digest },
    });
  }
  return readStatement(content, descriptor, options);
}
