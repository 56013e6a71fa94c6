/** A stretch of text as it is, or one character that would not be seen or would reorder what is seen. */
export type TextPart = Readonly<{ text: string; hidden: boolean }>;

// Control and format characters (bidi overrides, zero-width marks, tags) and the Unicode line separators; not tab and line feed.
const hidden = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Splits text from strangers at its hidden characters; joined, the parts are the text. @see Unicode UTR #36, 3.1 */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(hidden)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index), hidden: false });
    parts.push({ text: match[0], hidden: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), hidden: false });
  return parts;
}

/** The code point of a hidden character, as Unicode writes it: `U+202E`. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
