import { essenceOf } from '../oci/media-type';

const types = new Set([
  'application/vnd.in-toto+json',
  'application/vnd.dsse.envelope.v1+json',
  'application/spdx+json',
  'text/spdx+json',
  'application/vnd.cyclonedx+json',
]);

/** Whether a blob of this type is worth reading as a statement: an in-toto statement, an envelope around one, an SBOM as JSON. */
export function isStatementType(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return (
    types.has(essence) ||
    /^application\/vnd\.(in-toto\.[\w.-]+\+(json|dsse)|dev\.sigstore\.bundle[\w.]*\+json)$/.test(essence)
  );
}
