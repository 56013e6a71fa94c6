import 'server-only';

/** Text of a registry made fit to be shown as text: no control or bidirectional-override characters, bounded. */
export function untrustedText(text: string, maxLength = 300): string {
  const shown = text.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return shown.length > maxLength ? `${shown.slice(0, maxLength)}…` : shown;
}
