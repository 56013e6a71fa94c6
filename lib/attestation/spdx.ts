import type { SbomPackage, SbomSummary } from '../contract/attestation';
import { clip, listAt, textAt } from './json-shape';
import { packageList } from './package-list';

const maxTools = 20;

/** The summary of an SPDX 2 document; null for anything else. @see SPDX 2.3, 6 and 7 */
export function summarizeSpdx(document: unknown): SbomSummary | null {
  const version = textAt(document, 'spdxVersion');
  if (version === null) return null;
  return {
    kind: 'sbom',
    format: 'SPDX',
    version: version.replace(/^SPDX-/, ''),
    name: textAt(document, 'name'),
    created: textAt(document, 'creationInfo', 'created'),
    tools: listAt(document, 'creationInfo', 'creators')
      .slice(0, maxTools)
      .flatMap((creator) => (typeof creator === 'string' ? [clip(creator.replace(/^Tool:\s*/, ''))] : [])),
    ...packageList(listAt(document, 'packages'), readPackage),
  };
}

function readPackage(value: unknown): Omit<SbomPackage, 'ecosystem'> {
  const purl = listAt(value, 'externalRefs').find((reference) => textAt(reference, 'referenceType') === 'purl');
  return {
    name: textAt(value, 'name') ?? '',
    version: textAt(value, 'versionInfo'),
    license: stated(textAt(value, 'licenseConcluded')) ?? stated(textAt(value, 'licenseDeclared')),
    purl: textAt(purl, 'referenceLocator'),
  };
}

/** SPDX writes out that nothing is stated. @see SPDX 2.3, 7.13 */
function stated(license: string | null): string | null {
  return license === 'NOASSERTION' || license === 'NONE' ? null : license;
}
