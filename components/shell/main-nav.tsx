'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { routes } from '@/lib/routes';

type Place = Readonly<{
  label: string;
  href: Route;
  /** Where the addresses of its other pages begin. */
  also?: string;
}>;

const places: readonly Place[] = [
  { label: 'Home', href: routes.home() },
  { label: 'Inspect', href: routes.image() },
  { label: 'Tags', href: routes.repository() },
  { label: 'Compose', href: routes.drafts(), also: '/pushes' },
  { label: 'Compare', href: routes.compare() },
  { label: 'Resolve', href: routes.resolve() },
  { label: 'Registries', href: routes.registries() },
];

/** The places of the app; the current one is marked. Small screens reach home by the brand. */
export function MainNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="flex gap-0.5 self-stretch max-md:hidden">
      {places.map(({ label, href, also }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={isAt(pathname, href) || isAt(pathname, also) ? 'page' : undefined}
          className="relative flex items-center px-2.5 text-ink-2 no-underline hover:text-ink aria-[current]:font-medium aria-[current]:text-ink aria-[current]:after:absolute aria-[current]:after:inset-x-2.5 aria-[current]:after:-bottom-px aria-[current]:after:h-0.5 aria-[current]:after:bg-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

function isAt(pathname: string, place: string | undefined): boolean {
  return place !== undefined && (pathname === place || pathname.startsWith(`${place}/`));
}
