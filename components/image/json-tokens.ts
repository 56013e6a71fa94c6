/** A piece of JSON text as it stands. The texts of all tokens, joined, are the input: nothing is dropped or changed. */
export type JsonToken = Readonly<{
  kind: 'key' | 'string' | 'number' | 'literal' | 'punctuation' | 'space' | 'other';
  text: string;
}>;

const patterns: readonly (readonly [JsonToken['kind'], RegExp])[] = [
  ['space', /[\t\n\r ]+/y],
  ['string', /"(?:[^"\\\n\r]|\\.)*"/y],
  ['punctuation', /[{}[\],:]/y],
  ['number', /-?\d[\d.eE+-]*/y],
  ['literal', /(?:true|false|null)(?![\w])/y],
  // What no JSON has at this place, to the next thing it may have: shown, never refused.
  ['other', /"|[^\s"{}[\],:]+|\s/y],
];

/** Splits JSON text into tokens; text that is not JSON comes out too, as `other`. @see RFC 8259, 2 */
export function jsonTokens(text: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  let at = 0;
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(text: string, at: number): JsonToken {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const matched = pattern.exec(text)?.[0];
    if (matched !== undefined) {
      return { kind: kind === 'string' && isKey(text, at + matched.length) ? 'key' : kind, text: matched };
    }
  }
  return { kind: 'other', text: text.slice(at, at + 1) };
}

const colon = /[\t\n\r ]*:/y;

function isKey(text: string, end: number): boolean {
  colon.lastIndex = end;
  return colon.test(text);
}

/** The tokens line by line, without the line ends. */
export function tokenLines(tokens: readonly JsonToken[]): readonly (readonly JsonToken[])[] {
  const lines: JsonToken[][] = [[]];
  for (const token of tokens) {
    const [first = '', ...rest] = token.kind === 'space' ? token.text.split(/\r?\n/) : [token.text];
    if (first !== '') lines.at(-1)?.push({ ...token, text: first });
    for (const text of rest) lines.push(text === '' ? [] : [{ ...token, text }]);
  }
  return lines;
}

/** The same JSON with two-space indentation. Numbers, escapes and the order of keys stay as they were written. */
export function formattedJson(tokens: readonly JsonToken[]): string {
  const solid = tokens.filter((token) => token.kind !== 'space');
  let depth = 0;
  let text = '';
  for (const [index, token] of solid.entries()) {
    const next = solid[index + 1]?.text;
    const closesNext = next === '}' || next === ']';
    if (token.text === '{' || token.text === '[') {
      depth += 1;
      text += closesNext ? token.text : `${token.text}${lineBreak(depth)}`;
    } else if (token.text === ',') text += `,${lineBreak(depth)}`;
    else if (token.text === ':') text += ': ';
    else text += token.text;
    if (closesNext) {
      depth = Math.max(0, depth - 1);
      if (token.text !== '{' && token.text !== '[') text += lineBreak(depth);
    }
  }
  return text;
}

// Deeper levels share an indentation: hostile nesting must not multiply the text.
function lineBreak(depth: number): string {
  return `\n${'  '.repeat(Math.min(depth, 64))}`;
}
