import type { SbomSummary } from '../contract/attestation';
import { summarizeCycloneDx } from './cyclonedx';
import { at } from './json-shape';
import { summarizeSpdx } from './spdx';

/** The summary of an SBOM; null for a document that bears the marks of none. */
export function summarizeSbom(document: unknown): SbomSummary | null {
  // cosign up to 1.x wrapped predicates into `Data`.
  const data = at(document, 'Data') ?? document;
  return summarizeSpdx(data) ?? summarizeCycloneDx(data);
}
