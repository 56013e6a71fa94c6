'use client';

import { Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useRef } from 'react';
import { routes } from '@/lib/routes';
import { openPalette } from '../palette/open-palette';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';
import { useShortcut } from '../ui/use-shortcut';

/** The way to the next reference, on every page that does not show the whole reference box. */
export function ReferenceJump() {
  const reference = useSearchParams().get('ref') ?? '';
  const pathname = usePathname();
  const hasBox = pathname === routes.home() || (pathname === routes.image() && reference === '');
  if (hasBox) return null;
  return (
    <>
      <JumpField key={reference} reference={reference} hasKey={pathname !== routes.repository()} />
      <Link
        href={routes.home()}
        aria-label="Go to another reference"
        onClick={(event) => {
          event.preventDefault();
          openPalette();
        }}
        className="hidden size-11 items-center justify-center rounded-2 text-ink-2 max-md:inline-flex"
      >
        <Icon of={Search} />
      </Link>
    </>
  );
}

type JumpFieldProps = Readonly<{
  reference: string;
  /** Whether `/` leads here: where the page has a filter it leads there. */
  hasKey: boolean;
}>;

/** A plain GET form: it needs no script. */
function JumpField({ reference, hasKey }: JumpFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useShortcut('/', hasKey ? () => input.current?.select() : null);
  return (
    <form
      action={routes.image()}
      className="flex h-7 w-85 items-center gap-2 rounded-2 border border-line-control bg-canvas pr-1.5 pl-2.5 text-ink-3 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus max-md:hidden"
    >
      <Icon of={Search} />
      <input
        ref={input}
        name="ref"
        defaultValue={reference}
        placeholder="Inspect another reference"
        aria-label="Inspect another reference"
        aria-keyshortcuts={hasKey ? '/' : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className="mono min-w-0 flex-1 text-ellipsis text-ink outline-none placeholder:text-ink-3"
      />
      <button
        type="button"
        onClick={openPalette}
        aria-label="Go to a reference or an action"
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        title="⌘K or Ctrl K"
        className="inline-flex min-h-6 items-center"
      >
        <Kbd>⌘K</Kbd>
      </button>
    </form>
  );
}
