import type { JsonObject } from './json-fields';
import { parseJsonText } from './json-text';

/** The most of an artifact's config that is read. */
export const maxArtifactConfigBytes = 1024 * 1024;
const maxTextLength = 500;
const maxItems = 20;

/** A line about an artifact, in the words of its own config. */
export type ArtifactFact = Readonly<{ name: string; value: string }>;

/** The fields of each known config that people ask for first. @see helm.sh/docs/topics/charts, Chart.yaml, and tag-runtime.cncf.io/wgs/wasm/deliverables/wasm-oci-artifact */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  'application/vnd.cncf.helm.config.v1+json': [
    'name',
    'version',
    'appVersion',
    'description',
    'type',
    'kubeVersion',
    'home',
    'keywords',
    'maintainers',
    'deprecated',
  ],
  'application/vnd.wasm.config.v0+json': [
    'created',
    'author',
    'architecture',
    'os',
    'component.target',
    'component.exports',
    'component.imports',
  ],
};

/** Whether a config of this type tells anything that is shown. */
export function hasArtifactFacts(configType: string): boolean {
  return Object.hasOwn(fieldsOf, configType);
}

/** What an artifact's config tells of it, fields of unexpected types left out. Throws `manifest_invalid` for what is no JSON. */
export function parseArtifactFacts(configType: string, bytes: Uint8Array): readonly ArtifactFact[] {
  const config = parseJsonText(bytes, { what: 'artifact config', maxBytes: maxArtifactConfigBytes, maxDepth: 32 });
  return (fieldsOf[configType] ?? []).flatMap((name) => {
    const value = factText(valueAt(config, name.split('.')));
    return value === null ? [] : [{ name: name.replace('component.', ''), value }];
  });
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, key) => (isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined),
    value,
  );
}

/** A text, number or truth; of a list its items, of a person or thing its name. */
function factText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.slice(0, maxTextLength);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isObject(value)) return factText(Object.hasOwn(value, 'name') ? value.name : undefined);
  if (!Array.isArray(value)) return null;
  const items = value.slice(0, maxItems).flatMap((item) => (Array.isArray(item) ? [] : (factText(item) ?? [])));
  return items.length === 0 ? null : items.join(', ');
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
