import { ProblemError } from '../problem/problem';
import type { PastedDraft, PastedKind } from './pasted-draft';
import { readManifestToolYaml } from './read-manifest-tool-yaml';
import { readPastedCommands } from './read-pasted-commands';
import { readPastedLog, readPastedReferences } from './read-pasted-references';

const maxLength = 1024 * 1024;
const maxSources = 1000;

/**
 * Reads what a person pasted to begin a draft: references, command lines of docker, buildx, crane or podman, the YAML of
 * manifest-tool, or the log of a build. `kind` overrules what the text looks like.
 * Throws `request_invalid` when it is too long or names no image.
 */
export function readPasted(text: string, kind: PastedKind = kindOf(text)): PastedDraft {
  if (text.length > maxLength) throw unreadable('The text has more than 1,048,576 characters.');
  const pasted = readAs(kind, text);
  if (pasted.sources.length === 0 && pasted.target === null) throw unreadable('No image is named in this text.');
  if (pasted.sources.length > maxSources) {
    throw unreadable(`The text names ${pasted.sources.length} images: ${maxSources} are the most.`);
  }
  return pasted;
}

/** What `text` looks like. */
export function kindOf(text: string): PastedKind {
  if (/^\s*manifests:\s*$/m.test(text) && /^\s*(?:-\s*)?image:\s*\S/m.test(text)) return 'manifest-tool';
  if (/\b(?:docker|nerdctl)\s+manifest\s+(?:create|annotate|push)\b/.test(text)) return 'docker-manifest';
  if (/\bimagetools\s+create\b/.test(text)) return 'imagetools';
  if (/\bcrane\s+index\s+append\b/.test(text)) return 'crane';
  if (/\b(?:podman|buildah)\s+manifest\s+(?:create|add|annotate|push)\b/.test(text)) return 'podman';
  return text.split('\n').every(isListLine) ? 'references' : 'log';
}

/** References and nothing else, with commas between; a comment. */
function isListLine(line: string): boolean {
  const words = line
    .replace(/(?:^|\s)#(?:\s.*)?$/, '')
    .replace(/^\s*[-*]\s+/, '')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  return words.every((word) => /^["'`]?[\w.:/@-]+["'`]?$/.test(word) && (words.length === 1 || /[/:@]/.test(word)));
}

function readAs(kind: PastedKind, text: string): PastedDraft {
  switch (kind) {
    case 'manifest-tool':
      return readManifestToolYaml(text);
    case 'references':
      return readPastedReferences(text);
    case 'log':
      return readPastedLog(text);
    default:
      return readPastedCommands(text, kind);
  }
}

function unreadable(message: string): ProblemError {
  return new ProblemError({
    code: 'request_invalid',
    message,
    hint: 'Paste references, one a line, or the command or file that makes the index.',
  });
}
