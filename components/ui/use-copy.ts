'use client';

import { useEffect, useState } from 'react';

const confirmationMs = 2000;

/** What became of the text that was copied last; null again after two seconds. */
export type Copied = Readonly<{ text: string; outcome: 'copied' | 'refused' }> | null;

/** Puts text on the clipboard, and tells for a while how that went. */
export function useCopy(): readonly [Copied, (text: string) => void] {
  const [copied, setCopied] = useState<Copied>(null);

  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), confirmationMs);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied({ text, outcome: 'copied' }),
      () => setCopied({ text, outcome: 'refused' }),
    );
  return [copied, copy];
}

/** The outcome in words, for those who cannot see it. */
export function copyOutcome(copied: Copied): string | null {
  if (copied === null) return null;
  return copied.outcome === 'copied' ? 'Copied' : 'The browser did not allow copying';
}
