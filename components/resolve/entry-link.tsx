import type { Route } from 'next';
import Link from 'next/link';
import type { Candidate } from '@/lib/resolve/resolution';
import { PlatformLabel } from '../platform/platform-label';

type EntryLinkProps = Readonly<{ href: Route; entry: Pick<Candidate, 'id' | 'platform'> }>;

/** An entry of the index by its platform, and the way to it. */
export function EntryLink({ href, entry: { id, platform } }: EntryLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      title={`Inspect entry ${id}`}
      className="inline-flex min-h-6 items-center gap-1.5 no-underline hover:underline max-md:min-h-11"
    >
      {platform === null ? <span>no platform</span> : <PlatformLabel platform={platform} />}
      <span className="text-ink-3">entry {id}</span>
    </Link>
  );
}
