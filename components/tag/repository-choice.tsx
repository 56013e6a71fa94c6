import Link from 'next/link';
import { parseReference } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';
import { ReferenceText } from '../reference/reference-text';
import { ShortcutHelp } from '../shell/shortcut-help';
import { Button } from '../ui/button';
import { SectionHead } from '../ui/section-head';
import { StatusBar } from '../ui/status-bar';

/** The tags page before it knows of which repository: a plain GET form, and the repositories of what was viewed lately. */
export function RepositoryChoice({ repositories }: Readonly<{ repositories: readonly string[] }>) {
  return (
    <>
      <main id="main" className="px-6 pt-7 pb-6 max-md:px-4 max-md:pt-5">
        <form action={routes.repository()} className="max-w-160">
          <h1 className="mb-2 text-md">
            <label htmlFor="repository">Tags of which repository?</label>
          </h1>
          <div className="flex gap-1.5">
            <input
              id="repository"
              name="name"
              required
              placeholder="ghcr.io/owner/name"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className="mono h-8 min-w-0 flex-1 rounded-2 border border-line-control bg-canvas px-2.5 placeholder:text-ink-3 max-md:h-11"
            />
            <Button type="submit" variant="primary" size="lg">
              List tags
            </Button>
          </div>
        </form>
        {repositories.length === 0 ? null : (
          <section aria-labelledby="repositories" className="mt-6">
            <SectionHead id="repositories" title="Viewed lately" />
            <ul className="border-t-[1.5px] border-line-ink">
              {repositories.map((name) => (
                <li
                  key={name}
                  className="flex min-h-8 items-center border-b border-line px-2 hover:bg-hover max-md:px-0"
                >
                  <Link
                    href={routes.repository(name)}
                    prefetch={false}
                    className="inline-flex min-h-6 items-center no-underline hover:underline max-md:min-h-11"
                  >
                    <ReferenceText reference={parseReference(name)} />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
      <StatusBar right={<ShortcutHelp />} />
    </>
  );
}
