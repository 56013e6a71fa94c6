import type { ReactNode } from 'react';

/** The cap of a key. */
export function Kbd({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <kbd className="inline-flex h-4 min-w-4 items-center justify-center rounded-[3px] border border-line-strong bg-canvas px-1 text-2xs leading-[14px] tracking-normal text-ink-2">
      {children}
    </kbd>
  );
}

/** Keys and what they do, as the status bar lists them. */
export function KeyHint({ keys, children }: Readonly<{ keys: readonly string[]; children: ReactNode }>) {
  return (
    <span className="inline-flex items-center gap-1">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {children}
    </span>
  );
}
