'use client';

import { useQuery } from '@tanstack/react-query';
import { Tags } from 'lucide-react';
import { useState } from 'react';
import { type Reference, repositoryOf } from '@/lib/oci/reference';
import { toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { Button } from '../ui/button';
import { Status } from '../ui/status';
import { fetchJson } from './fetch-json';
import { ProblemTags } from './problem-tags';

/** As many as one page of the API holds. */
const most = 1000;

/** The rest of the tags, fetched when somebody wants to see them. */
export function AllTags({ repository, count }: Readonly<{ repository: Reference; count: number }>) {
  const [isOpen, setOpen] = useState(false);
  const name = repositoryOf(repository);
  const tags = useQuery({
    queryKey: queryKeys.tags(name),
    queryFn: async ({ signal }) => parseTags(await fetchJson(routes.api.tags(name, most), signal)),
    enabled: isOpen,
  });
  if (!isOpen) {
    return (
      <Button icon={Tags} onClick={() => setOpen(true)}>
        {count > most ? `The first ${most.toLocaleString('en')} tags` : `All ${count.toLocaleString('en')} tags`}
      </Button>
    );
  }
  if (tags.data) {
    return (
      <div className="max-h-80 w-full overflow-auto">
        <ProblemTags label="All tags" repository={repository} tags={tags.data} />
      </div>
    );
  }
  return tags.error === null ? (
    <span role="status" className="text-xs text-ink-3">
      Listing tags
    </span>
  ) : (
    <Status tone="warn" wraps>
      {toProblem(tags.error).message}
    </Status>
  );
}

function parseTags(value: unknown): readonly string[] {
  const { tags }: Partial<Record<string, unknown>> = { ...(typeof value === 'object' ? value : null) };
  if (!Array.isArray(tags)) throw new TypeError('A list of tags is an array.');
  return tags.filter((tag) => typeof tag === 'string');
}
