import type { SbomPackage, SbomSummary } from '../contract/attestation';
import { listAt, textAt } from './json-shape';
import { packageList } from './package-list';

const maxTools = 20;
const maxDepth = 16;

/** The summary of a CycloneDX document; null for anything else. @see CycloneDX 1.6, metadata and components */
export function summarizeCycloneDx(document: unknown): SbomSummary | null {
  if (textAt(document, 'bomFormat') !== 'CycloneDX') return null;
  return {
    kind: 'sbom',
    format: 'CycloneDX',
    version: textAt(document, 'specVersion'),
    name: textAt(document, 'metadata', 'component', 'name'),
    created: textAt(document, 'metadata', 'timestamp'),
    tools: toolsOf(document),
    ...packageList(componentsOf(document), readComponent),
  };
}

/** Up to 1.4 `tools` is a list, since then an object of components and services. */
function toolsOf(document: unknown): readonly string[] {
  const tools = [
    ...listAt(document, 'metadata', 'tools'),
    ...listAt(document, 'metadata', 'tools', 'components'),
    ...listAt(document, 'metadata', 'tools', 'services'),
  ];
  return tools.slice(0, maxTools).flatMap((tool) => {
    const name = textAt(tool, 'name');
    return name === null ? [] : [[name, textAt(tool, 'version')].filter(Boolean).join(' ')];
  });
}

/** Components may hold components; each is one package. */
function componentsOf(parent: unknown, depth = 0): readonly unknown[] {
  if (depth >= maxDepth) return [];
  return listAt(parent, 'components').flatMap((component) => [component, ...componentsOf(component, depth + 1)]);
}

function readComponent(value: unknown): Omit<SbomPackage, 'ecosystem'> {
  return {
    name: [textAt(value, 'group'), textAt(value, 'name')].filter(Boolean).join('/'),
    version: textAt(value, 'version'),
    license: licenseOf(value),
    purl: textAt(value, 'purl'),
  };
}

function licenseOf(value: unknown): string | null {
  const names = listAt(value, 'licenses')
    .slice(0, 8)
    .flatMap(
      (choice) =>
        textAt(choice, 'expression') ?? textAt(choice, 'license', 'id') ?? textAt(choice, 'license', 'name') ?? [],
    );
  return names.length === 0 ? null : names.join(' AND ');
}
