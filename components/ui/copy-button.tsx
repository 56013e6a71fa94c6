'use client';

import { Check, Copy } from 'lucide-react';
import { IconButton } from './button';
import { copyOutcome, useCopy } from './use-copy';

type CopyButtonProps = Readonly<{
  text: string;
  /** What is copied: "digest" makes "Copy digest". */
  what: string;
  className?: string;
}>;

/** Copies `text` and says so, to eyes and to screen readers. */
export function CopyButton({ text, what, className }: CopyButtonProps) {
  const [copied, copy] = useCopy();
  return (
    <span className="inline-flex">
      <IconButton
        icon={copied?.outcome === 'copied' ? Check : Copy}
        label={`Copy ${what}`}
        size="sm"
        className={className}
        onClick={() => copy(text)}
      />
      <span role="status" className="sr-only">
        {copyOutcome(copied)}
      </span>
    </span>
  );
}
