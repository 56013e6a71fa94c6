'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import Link from 'next/link';
import { familiarReference, type Reference, repositoryOf } from '@/lib/oci/reference';
import { toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchJson } from '../problem/fetch-json';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

const most = 1000;

type TagChoicesProps = Readonly<{
  reference: Reference;
  /** Where comparing with another reference leads to. */
  hrefOf: (reference: string) => Route;
}>;

/** The other tags of a repository, each a step to the comparison with it. */
export function TagChoices({ reference, hrefOf }: TagChoicesProps) {
  const repository = repositoryOf(reference);
  const { data, error } = useQuery({
    queryKey: queryKeys.tags(repository),
    queryFn: async ({ signal }) => {
      const { tags } = await fetchJson<{ tags: readonly string[] }>(routes.api.tags(repository, most), signal);
      return tags;
    },
  });
  const others = data?.filter((tag) => tag !== reference.tag) ?? [];
  return (
    <section aria-labelledby="other-tags" className="mt-6 max-w-240">
      <h2 id="other-tags" className="text-md">
        With another tag of {familiarReference({ ...reference, tag: undefined, digest: undefined })}
      </h2>
      {data === undefined && error === null ? (
        <p role="status" className="mt-1 text-ink-3">
          Listing tags
        </p>
      ) : null}
      {error === null ? null : (
        <p className="mt-1">
          <Status tone="warn" wraps>
            {toProblem(error).message}
          </Status>
        </p>
      )}
      {data !== undefined && others.length === 0 ? (
        <p className="mt-1 text-ink-3">There is no other tag. Type a reference above.</p>
      ) : null}
      <ul className="mt-2 flex max-h-100 flex-wrap gap-x-4 overflow-auto border-t border-line pt-1 empty:hidden">
        {others.map((tag) => (
          <li key={tag}>
            <Link
              href={hrefOf(familiarReference({ ...reference, tag, digest: undefined }))}
              prefetch={false}
              className="mono inline-flex min-h-6 items-center wrap-anywhere max-md:min-h-11"
            >
              <VerbatimText>{tag}</VerbatimText>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
