import type { NamedArtifact, StatementSummary } from '../contract/attestation';
import { type Digest, digestAlgorithm, digestHex } from '../oci/digest';
import { parseJsonText } from '../oci/json-text';
import { openEnvelope } from './envelope';
import { flatFacts } from './flat-facts';
import { at, isObject, listAt, textAt } from './json-shape';
import { namedArtifacts } from './named-artifacts';
import { summarizeProvenance } from './provenance';
import { summarizeSbom } from './sbom';

/** The most of one statement that is read: SBOMs of large images have several megabytes. */
export const maxStatementBytes = 16 * 1024 * 1024;
const maxDepth = 128;
const maxValues = 2_000_000;

/** A statement as far as people want to know of it. */
export type Statement = Readonly<{
  predicateType: string | null;
  /** Signatures of the envelope, which nobody verified; null without an envelope. */
  signatures: number | null;
  subjectCount: number;
  subjects: readonly NamedArtifact[];
  /** Whether it names the manifest that it is attached to; null where it names none, or that manifest is not known. */
  matchesSubject: boolean | null;
  summary: StatementSummary;
}>;

/**
 * Reads an in-toto statement, bare or in an envelope, or an SBOM that stands for itself; of any other JSON, its first
 * values. `attachedTo` is the manifest that it should be about. Throws `manifest_invalid` for what is no JSON, `too_large` above `maxStatementBytes`.
 * @see in-toto Attestation Framework, v1 and v0.1
 */
export function parseStatement(bytes: Uint8Array, attachedTo: Digest | null): Statement {
  const document = parseJsonText(bytes, limits('attestation'));
  const envelope = openEnvelope(document);
  if (envelope === null) return readStatement(document, null, attachedTo);
  const { payload, signatures } = envelope;
  const statement = payload === null ? document : parseJsonText(payload, limits('payload of the envelope'));
  return readStatement(statement, signatures, attachedTo);
}

function limits(what: string) {
  return { what, maxBytes: maxStatementBytes, maxDepth, maxValues };
}

function readStatement(document: unknown, signatures: number | null, attachedTo: Digest | null): Statement {
  const predicateType = textAt(document, 'predicateType');
  const isStatement = predicateType !== null && isObject(document);
  const subjects = isStatement ? listAt(document, 'subject') : [];
  return {
    predicateType,
    signatures,
    subjectCount: subjects.length,
    subjects: namedArtifacts(subjects),
    matchesSubject:
      attachedTo === null || subjects.length === 0 ? null : subjects.some((one) => isNamed(one, attachedTo)),
    summary: summarize(predicateType, isStatement ? at(document, 'predicate') : document),
  };
}

/** @see in-toto Attestation Framework, Statement layer, `subject` */
function isNamed(subject: unknown, digest: Digest): boolean {
  return textAt(subject, 'digest', digestAlgorithm(digest))?.toLowerCase() === digestHex(digest);
}

function summarize(predicateType: string | null, predicate: unknown): StatementSummary {
  return (
    summarizeSbom(predicate) ??
    summarizeProvenance(predicateType, predicate) ?? { kind: 'other', facts: flatFacts(predicate) }
  );
}
