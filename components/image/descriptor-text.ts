import { jsonTokens } from './json-tokens';

/** A descriptor as it is written in its index: the exact text, and where it begins. */
export type DescriptorText = Readonly<{ text: string; offset: number }>;

/**
 * The exact text of `manifests[position]` in the text of an index, with the white space before it on its line;
 * null where the index has no such entry.
 */
export function descriptorText(index: string, position: number): DescriptorText | null {
  let depth = 0;
  let at = 0;
  let inManifests = false;
  let element = 0;
  let start = 0;
  let lastKey = '';
  for (const { kind, text } of jsonTokens(index)) {
    if (kind === 'key' && depth === 1) lastKey = text;
    if (text === '[' && depth === 1) {
      inManifests = lastKey === '"manifests"';
      element = 0;
    }
    if (text === ',' && depth === 2 && inManifests) element += 1;
    const opens = text === '{' || text === '[';
    if (opens && depth === 2 && inManifests && element === position) start = at;
    if (opens) depth += 1;
    at += text.length;
    if (text === '}' || text === ']') depth -= 1;
    if (text === '}' && depth === 2 && inManifests && element === position) {
      const lineStart = index.lastIndexOf('\n', start) + 1;
      const from = index.slice(lineStart, start).trim() === '' ? lineStart : start;
      return { text: index.slice(from, at), offset: from };
    }
  }
  return null;
}
