import type { FactView } from '../contract/attestation';
import { clip, isObject } from './json-shape';

const maxFacts = 60;
const maxDepth = 6;

/** The values inside `value` by their dotted path, in the order of the document and at most a page full of them. */
export function flatFacts(value: unknown): readonly FactView[] {
  const facts: FactView[] = [];
  collect(value, '', 0, facts);
  return facts;
}

function collect(value: unknown, path: string, depth: number, facts: FactView[]): void {
  if (facts.length >= maxFacts || value === undefined || value === null || value === '') return;
  if (Array.isArray(value) ? value.every(isScalar) : !isObject(value)) {
    const text = Array.isArray(value) ? value.slice(0, maxFacts).map(String).join(', ') : String(value);
    if (text !== '') facts.push({ name: clip(path), value: clip(text) });
    return;
  }
  if (depth >= maxDepth) {
    facts.push({ name: clip(path), value: '…' });
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    if (facts.length >= maxFacts) return;
    collect(item, path === '' ? key : `${path}.${key}`, depth + 1, facts);
  }
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
