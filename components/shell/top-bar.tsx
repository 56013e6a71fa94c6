import Link from 'next/link';
import { routes } from '@/lib/routes';
import { BrandMark } from './brand-mark';
import { MainNav } from './main-nav';
import { ReferenceJump } from './reference-jump';
import { ThemeToggle } from './theme-toggle';

/** The head of every page. */
export function TopBar() {
  return (
    <header className="z-(--z-bar) flex items-center gap-4 border-b border-line bg-chrome px-6 max-md:sticky max-md:top-0 max-md:gap-2 max-md:pr-2 max-md:pl-4">
      <a
        href="#main"
        className="sr-only rounded-2 bg-action px-2.5 py-1 font-medium text-on-action no-underline focus:not-sr-only focus:absolute focus:top-2.5 focus:left-4"
      >
        Skip to the content
      </a>
      <Link
        href={routes.home()}
        className="mr-2 flex items-center gap-2 self-stretch font-strong tracking-[-0.01em] no-underline"
      >
        <BrandMark />
        Polyarch
      </Link>
      <MainNav />
      <div className="ml-auto flex items-center gap-2 max-md:gap-0">
        <ReferenceJump />
        <ThemeToggle />
      </div>
    </header>
  );
}
