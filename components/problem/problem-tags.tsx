import Link from 'next/link';
import { type Reference, repositoryOf } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';

type ProblemTagsProps = Readonly<{ repository: Reference; tags: readonly string[]; label?: string }>;

/** The tags that are there, where the one asked for is not. */
export function ProblemTags({ repository, tags, label = 'Tags that are there' }: ProblemTagsProps) {
  return (
    <ul aria-label={label} className="mt-2.5 flex flex-wrap gap-x-4 border-t border-line pt-1">
      {tags.map((tag) => (
        <li key={tag}>
          <Link
            href={routes.image(`${repositoryOf(repository)}:${tag}`)}
            prefetch={false}
            className="mono inline-flex min-h-6 items-center wrap-anywhere max-md:min-h-11"
          >
            {tag}
          </Link>
        </li>
      ))}
    </ul>
  );
}
