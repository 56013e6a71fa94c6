import 'server-only';
import { parseStatement, type Statement } from '@/lib/attestation/parse-statement';
import type { AttestationManifestView, StatementView } from '@/lib/contract/attestation';
import { predicateTypeAnnotation } from '@/lib/oci/annotations';
import { subjectOfTag } from '@/lib/oci/attestation';
import type { Content, Cost, ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Digest } from '@/lib/oci/digest';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { toProblem } from '@/lib/problem/problem';
import { openContent } from './open-content';
import { openStatements } from './open-statements';
import { readStatement } from './read-statement';

type LoadOptions = Readonly<{
  /** The manifest that it is attached to, where an index tells; else what the manifest itself says counts. */
  subject?: Digest;
  signal?: AbortSignal;
  content?: Content;
}>;

/**
 * An attestation manifest with what each of its statements says. A statement that cannot be read has its `problem` and
 * the rest is there. Throws what `Content.resolve` throws, and `unsupported` for a manifest without statements.
 */
export async function loadAttestation(
  reference: Reference,
  { subject: asked, signal, content = openContent(reference) }: LoadOptions = {},
): Promise<AttestationManifestView> {
  const cost: Cost = { requests: 0, bytesRead: 0 };
  const options: ReadOptions = { cost, ...(signal && { signal }) };
  const { digest, manifest, statements } = await openStatements(content, reference, options);
  const subject = asked ?? manifest.subject?.digest ?? subjectOf(reference);
  const views = await Promise.all(
    statements.map(({ descriptor, position }) => loadStatement(content, descriptor, position, subject, options)),
  );
  return {
    reference: formatReference({ ...reference, tag: undefined, digest }),
    digest,
    subject,
    statements: views,
    otherBlobs: manifest.layers.length - statements.length,
    cost,
  };
}

/** A tag tells only what it points to itself: beside a digest it may be any. */
function subjectOf({ tag, digest }: Reference): Digest | null {
  return tag === undefined || digest !== undefined ? null : subjectOfTag(tag);
}

async function loadStatement(
  content: Content,
  descriptor: Descriptor,
  position: number,
  subject: Digest | null,
  options: ReadOptions,
): Promise<StatementView> {
  const { digest, mediaType, size: sizeBytes } = descriptor;
  const annotated = descriptor.annotations?.[predicateTypeAnnotation] ?? null;
  const known = { position, digest, mediaType, sizeBytes };
  try {
    const statement = parseStatement(await readStatement(content, descriptor, options), subject);
    return { ...known, ...statement, predicateType: statement.predicateType ?? annotated, problem: null };
  } catch (thrown) {
    options.signal?.throwIfAborted();
    return { ...known, ...nothing, predicateType: annotated, problem: toProblem(thrown) };
  }
}

const nothing: Omit<Statement, 'summary'> & { summary: null } = {
  predicateType: null,
  signatures: null,
  subjectCount: 0,
  subjects: [],
  matchesSubject: null,
  summary: null,
};
