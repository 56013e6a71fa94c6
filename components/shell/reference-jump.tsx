'use client';

import { Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useRef } from 'react';
import { routes } from '@/lib/routes';
import { useReferenceKeys } from '../reference/use-reference-keys';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';

/** The way to the next reference from every page but home, which has the whole box. A plain GET form: it needs no script. */
export function ReferenceJump() {
  const reference = useSearchParams().get('ref') ?? '';
  const input = useRef<HTMLInputElement>(null);
  const isHome = usePathname() === routes.home();
  useReferenceKeys(input);
  if (isHome) return null;
  return (
    <>
      <form
        action={routes.image()}
        className="flex h-7 w-85 items-center gap-2 rounded-2 border border-line-control bg-canvas pr-1.5 pl-2.5 text-ink-3 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus max-md:hidden"
      >
        <Icon of={Search} />
        <input
          key={reference}
          ref={input}
          name="ref"
          defaultValue={reference}
          aria-label="Inspect another reference"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="mono min-w-0 flex-1 text-ellipsis text-ink outline-none"
        />
        <Kbd>⌘K</Kbd>
      </form>
      <Link
        href={routes.home()}
        aria-label="Inspect another reference"
        className="hidden size-11 items-center justify-center rounded-2 text-ink-2 max-md:inline-flex"
      >
        <Icon of={Search} />
      </Link>
    </>
  );
}
