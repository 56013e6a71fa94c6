import type { TagList } from '@/lib/contract/tag-list';
import type { Problem } from '@/lib/problem/problem';

/** The tags of a repository as the page came with them, or why there are none. */
export type TagListing =
  | Readonly<{
      kind: 'listed';
      list: TagList;
      /** ISO 8601. */
      listedAt: string;
      /** Whether every tag that is read counts against a limit that people feel. */
      isScarce: boolean;
    }>
  | Readonly<{ kind: 'problem'; problem: Problem }>;
