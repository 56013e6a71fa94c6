import 'server-only';
import type { Descriptor } from '../oci/descriptor';
import { digestHex } from '../oci/digest';

/** What is in the image, and what its program was made of. */
const contents = [
  ['generic', 'hello', '1.2.0', 'Apache-2.0'],
  ['generic', 'hello-doc', '1.2.0', 'CC-BY-4.0'],
  ['generic', 'hello-messages', '1.2.0', 'CC0-1.0'],
  ['deb/debian', 'base-files', '12.4+deb12u10', 'GPL-2.0-or-later'],
  ['deb/debian', 'base-passwd', '3.6.1', 'GPL-2.0-only'],
  ['deb/debian', 'tzdata', '2025b-0+deb12u1', null],
  ['golang', 'golang.org/x/text', 'v0.24.0', 'BSD-3-Clause'],
  ['golang', 'golang.org/x/sys', 'v0.32.0', 'BSD-3-Clause'],
  ['golang', 'stdlib', '1.24.2', 'BSD-3-Clause'],
] as const;

/** The bill of materials that a scanner would write for an image. @see SPDX 2.3 */
export function softwareBill({ digest }: Descriptor) {
  const packages = contents.map(([type, name, version, license]) => ({
    SPDXID: `SPDXRef-Package-${type.split('/')[0]}-${name.replaceAll('/', '-')}`,
    name,
    versionInfo: version,
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: license ?? 'NOASSERTION',
    externalRefs: [
      {
        referenceCategory: 'PACKAGE-MANAGER',
        referenceType: 'purl',
        referenceLocator: `pkg:${type}/${name}@${version.replaceAll('+', '%2B')}`,
      },
    ],
  }));
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'hello',
    documentNamespace: `https://example.com/spdx/hello-${digestHex(digest).slice(0, 12)}`,
    creationInfo: {
      created: '2025-05-02T09:14:09Z',
      creators: ['Organization: Example', 'Tool: example-scanner-1.4.0'],
    },
    packages,
    relationships: packages.map(({ SPDXID }) => ({
      spdxElementId: 'SPDXRef-DOCUMENT',
      relationshipType: 'DESCRIBES',
      relatedSpdxElement: SPDXID,
    })),
  };
}
