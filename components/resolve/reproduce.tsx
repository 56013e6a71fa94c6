'use client';

import { useQuery } from '@tanstack/react-query';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { reproduction } from '@/lib/resolve/reproduction';
import type { Resolution } from '@/lib/resolve/resolution';
import { routes } from '@/lib/routes';
import { parseAccess } from '../image/parse-access';
import { fetchJson } from '../problem/fetch-json';
import { Status } from '../ui/status';
import { CopyableCode } from './copyable-code';

type ReproduceProps = Readonly<{ reference: Reference; resolution: Resolution }>;

/** The command that has the engine itself choose; nothing where it cannot reach the image. */
export function Reproduce({ reference, resolution: { engine, host } }: ReproduceProps) {
  const name = formatReference(reference);
  const access = useQuery({
    queryKey: queryKeys.access(name),
    queryFn: async ({ signal }) => parseAccess(await fetchJson(routes.api.access(name), signal)),
  });
  const found = access.data === undefined ? null : reproduction(engine, host, reference, access.data);
  if (access.isError) {
    return (
      <p className="mt-4.5 text-xs">
        <Status tone="warn" wraps>
          {toProblem(access.error).message}
        </Status>
      </p>
    );
  }
  if (found === null) return null;
  return (
    <section aria-label="Reproduce" className="mt-4.5 text-xs">
      <CopyableCode title="Reproduce" what="command" text={found.command} note={found.note} />
    </section>
  );
}
