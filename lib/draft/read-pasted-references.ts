import { parseReference } from '../oci/reference';
import type { PastedDraft, PastedSource } from './pasted-draft';

/** Reads references that stand one a line, or with commas or spaces between. */
export function readPastedReferences(text: string): PastedDraft {
  const sources = linesOf(text).flatMap(({ line, number }) =>
    line
      .replace(/(?:^|\s)#(?:\s.*)?$/, '')
      .split(/[\s,]+/)
      .map((word) => word.replace(/^(?:[-*]|["'`])+|["'`]+$/g, '').replace(/^docker:\/\//, ''))
      .filter((word) => word !== '')
      .map((reference) => source(reference, number)),
  );
  return { kind: 'references', target: null, alsoTo: [], annotations: {}, sources: once(sources), notes: [] };
}

/**
 * Picks the images out of the log of a build: what it says that it pushed, else every whole reference with a registry and a
 * tag or digest.
 */
export function readPastedLog(text: string): PastedDraft {
  const lines = linesOf(text);
  const named = lines.map(({ line, number }) => referencesIn(line).map((reference) => source(reference, number)));
  const pushed = lines.map(({ line }, at) => (pushWords.test(line) ? (named[at] ?? []) : []));
  const read = pushed.some((found) => found.length > 0) ? pushed : named;
  const silent = read.filter((found) => found.length === 0).length;
  return {
    kind: 'log',
    target: null,
    alsoTo: [],
    annotations: {},
    sources: once(read.flat()),
    notes: silent === 0 ? [] : [`${silent} of ${lines.length} lines name no image that was pushed.`],
  };
}

/** buildx, docker push and buildah, kaniko, ko, crane. */
const pushWords = /\b(?:pushing manifest for|pushed (?:image|manifest)?|pushing image to|published|naming to)\b/i;

/** A registry that is a host, a path, and a tag or a digest. */
const wholeReference =
  /(?<![\w./@:-])(?:(?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?|localhost(?::\d+)?|[a-z0-9.-]+:\d+)\/[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::[\w][\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?/g;

function referencesIn(line: string): readonly string[] {
  return [...line.matchAll(wholeReference)]
    .map(([reference]) => reference)
    .filter((reference) => isImage(reference) && !line.includes(`//${reference}`));
}

function isImage(text: string): boolean {
  try {
    const { tag, digest } = parseReference(text);
    return tag !== undefined || digest !== undefined;
  } catch {
    return false;
  }
}

function source(reference: string, line: number): PastedSource {
  return { reference, line, platform: {}, annotations: {} };
}

/** The first of each; a log that names a tag alone and later with its digest means the latter. */
function once(sources: readonly PastedSource[]): readonly PastedSource[] {
  const byName = new Map<string, PastedSource>();
  for (const found of sources) {
    const [name = ''] = found.reference.split('@', 1);
    const known = byName.get(name);
    if (known === undefined || (!known.reference.includes('@') && found.reference.includes('@')))
      byName.set(name, found);
  }
  return [...byName.values()];
}

function linesOf(text: string): readonly { line: string; number: number }[] {
  return text
    .split(/\r?\n/)
    .map((line, at) => ({ line, number: at + 1 }))
    .filter(({ line }) => line.trim() !== '');
}
