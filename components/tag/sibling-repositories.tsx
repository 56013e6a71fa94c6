import Link from 'next/link';
import { routes } from '@/lib/routes';
import type { Siblings } from '@/lib/tag/tag-siblings';
import { PlatformChip } from '../platform/platform-chip';

type SiblingRepositoriesProps = Readonly<{
  registry: string;
  /** The repository that is looked at. */
  current: string;
  siblings: Siblings;
}>;

/** The repositories that hold the same for other platforms. */
export function SiblingRepositories({ registry, current, siblings }: SiblingRepositoriesProps) {
  return (
    <div className="mx-6 mb-2 flex flex-none flex-wrap items-baseline gap-x-4 gap-y-1 text-xs max-md:mx-4">
      <span id="sibling-repositories" className="text-ink-3">
        Sibling repositories of {siblings.stem}
      </span>
      <ul aria-labelledby="sibling-repositories" className="flex flex-wrap gap-x-4">
        {siblings.members.map(({ name, platform }) => (
          <li key={name} className="inline-flex items-center gap-2">
            <PlatformChip platform={platform} />
            <Link
              href={routes.repository(`${registry}/${name}`)}
              prefetch={false}
              aria-current={name === current ? 'page' : undefined}
              className="mono inline-flex min-h-6 items-center no-underline hover:underline aria-[current]:font-medium max-md:min-h-11"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
