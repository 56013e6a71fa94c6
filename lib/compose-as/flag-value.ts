import type { Annotations } from '../oci/annotations';

/** `key=value` for the flags of annotations. What such a flag cannot hold is left out: a key with “=”, an empty one, NUL. */
export function annotationPairs(annotations: Annotations): readonly (readonly [pair: string, key: string])[] {
  return Object.entries(sayable(annotations)).map(([key, value]) => [`${key}=${value}`, key]);
}

/** Those annotations that a flag `key=value` can hold. */
export function sayable(annotations: Annotations): Annotations {
  const entries = Object.entries(annotations);
  return Object.fromEntries(
    entries.filter(([key, value]) => key !== '' && !/[=\0]/.test(key) && !value.includes('\0')),
  );
}

/** `text` as one value of a flag that Go reads as a line of comma-separated values. @see RFC 4180 */
export function csvValue(text: string): string {
  return /[",\r\n]/.test(text) || text.startsWith(' ') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Several such values. */
export function csvValues(texts: readonly string[]): string {
  return texts.map(csvValue).join(',');
}
