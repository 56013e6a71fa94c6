import { ProblemError } from '../problem/problem';

type Limits = Readonly<{
  what: string;
  maxBytes: number;
  maxDepth: number;
  /** Values in all; a short text of many tiny ones grows a hundredfold when it is parsed. */
  maxValues?: number;
}>;

/**
 * Reads JSON that a stranger wrote: bounded in bytes and depth, strict UTF-8, no key twice in one object.
 * Throws `too_large` or `manifest_invalid`, naming `what`.
 */
export function parseJsonText(bytes: Uint8Array, limits: Limits): unknown {
  const { what, maxBytes } = limits;
  if (bytes.byteLength > maxBytes) {
    throw new ProblemError({
      code: 'too_large',
      message: `The ${what} has ${bytes.byteLength} bytes; ${maxBytes} are the most that is read.`,
    });
  }
  const text = decodeUtf8(bytes, what);
  checkNesting(text, limits);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const fault = text.trim() === '' ? 'is empty' : 'is not JSON';
    throw invalid(`The ${what} ${fault}.`, cause);
  }
}

function decodeUtf8(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw invalid(`The ${what} is not UTF-8 text.`, cause);
  }
}

/**
 * One pass over the text before it is parsed. It sees what `JSON.parse` hides: of a key that stands twice
 * in one object the last one wins there, and another reader may take the first.
 */
function checkNesting(text: string, { what, maxDepth, maxValues = Number.POSITIVE_INFINITY }: Limits): void {
  // One set of keys per open object; an open array holds `null`.
  const open: (Set<string> | null)[] = [];
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      if (isKey(text, end)) addKey(open.at(-1), text.slice(at, end), what);
      at = end - 1;
    } else if (character === '{' || character === '[') {
      if (open.length >= maxDepth) throw invalid(`The ${what} nests deeper than ${maxDepth} levels.`);
      open.push(character === '{' ? new Set() : null);
    } else if (character === '}' || character === ']') {
      open.pop();
    }
    if ((character === ',' || character === '{' || character === '[') && ++values > maxValues) {
      throw tooMany(what, maxValues);
    }
  }
}

/** The position after the quote that closes the string which opens at `start`. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return text.length;
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\t' || text[at] === '\r') at++;
  return text[at] === ':';
}

function addKey(keys: Set<string> | null | undefined, literal: string, what: string): void {
  const key = literal.includes('\\') ? unescapeKey(literal) : literal.slice(1, -1);
  if (keys?.has(key)) {
    throw invalid(`The ${what} is ambiguous: it has the key “${key.slice(0, 80)}” twice in one object.`);
  }
  keys?.add(key);
}

/** The key that an escaped literal stands for; a broken literal is left for `JSON.parse` to refuse. */
function unescapeKey(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

function tooMany(what: string, maxValues: number): ProblemError {
  return new ProblemError({
    code: 'too_large',
    message: `The ${what} holds more than ${maxValues} values, the most that is read.`,
  });
}

function invalid(message: string, cause?: unknown): ProblemError {
  return new ProblemError({ code: 'manifest_invalid', message }, { cause });
}
