'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from './button';

const confirmationMs = 2000;

type CopyButtonProps = Readonly<{
  text: string;
  /** What is copied: "digest" makes "Copy digest". */
  what: string;
  className?: string;
}>;

/** Copies `text` and says so, to eyes and to screen readers. */
export function CopyButton({ text, what, className }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);

  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), confirmationMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );

  return (
    <span className="inline-flex">
      <IconButton
        icon={outcome === 'copied' ? Check : Copy}
        label={`Copy ${what}`}
        size="sm"
        className={className}
        onClick={copy}
      />
      <span role="status" className="sr-only">
        {outcome === 'copied' ? 'Copied' : null}
        {outcome === 'refused' ? 'The browser did not allow copying' : null}
      </span>
    </span>
  );
}
