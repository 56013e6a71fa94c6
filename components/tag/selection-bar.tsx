'use client';

import { Copy, GitCompare, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { formatBytes } from '@/lib/display/bytes';
import { routes } from '@/lib/routes';
import { commonSiblings, type Siblings } from '@/lib/tag/tag-siblings';
import { PlatformChips } from '../platform/platform-chips';
import { Button } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { copyOutcome, useCopy } from '../ui/use-copy';
import { useShortcut } from '../ui/use-shortcut';
import { ComposeSelection } from './compose-selection';
import type { TagRows } from './use-tag-rows';

type SelectionBarProps = Readonly<{
  repository: string;
  /** What is chosen, in the order of the list. */
  tags: readonly string[];
  rows: TagRows;
  siblings: ReadonlyMap<string, Siblings>;
  onChooseSiblings: (siblings: Siblings) => void;
  /** The repositories that hold the same for other platforms, by their references; none: empty. */
  siblingRepositories: readonly string[];
  /** Asks whether the only chosen tag is to be deleted. */
  onDelete: (tag: string) => void;
  onClear: () => void;
}>;

/** What is chosen, and what can be done with it. */
export function SelectionBar({
  repository,
  tags,
  rows,
  siblings,
  siblingRepositories,
  onChooseSiblings,
  onDelete,
  onClear,
}: SelectionBarProps) {
  const router = useRouter();
  const [copied, copy] = useCopy();
  const chosen = tags.flatMap((tag) => rows.get(tag) ?? []);
  const platforms = chosen
    .flatMap((row) => (row.kind === 'manifest' ? row.platforms : []))
    .flatMap(({ platform }) => platform ?? []);
  const family = commonSiblings(tags, siblings);
  const isFamilyWhole = family?.members.every(({ name }) => tags.includes(name)) ?? false;
  const digests = tags.flatMap((tag) => rows.get(tag)?.digest ?? []);
  const [a, b] = tags;
  const compare =
    tags.length === 2 ? () => router.push(routes.compare(`${repository}:${a}`, `${repository}:${b}`)) : null;
  useShortcut('=', compare);
  return (
    <div
      role="toolbar"
      aria-label="Selection"
      className="z-(--z-bar) flex min-h-13 flex-none flex-wrap items-center gap-x-2.5 gap-y-2 border-t-[1.5px] border-ink bg-canvas px-6 py-2 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:bg-chrome max-md:px-4 max-md:pb-3.5"
    >
      <b role="status">{tags.length.toLocaleString('en')} selected</b>
      <span className="max-md:hidden">
        <PlatformChips platforms={platforms} limit={6} />
      </span>
      <span className="text-xs text-ink-3 max-md:hidden">
        {[isFamilyWhole ? `siblings of ${family?.stem}` : null, sizeText(chosen, tags.length)]
          .filter(Boolean)
          .join(', ')}
      </span>
      <span className="flex-1" />
      <Button variant="ghost" onClick={onClear}>
        Clear
        <span className="max-md:hidden">
          <Kbd>Esc</Kbd>
        </span>
      </Button>
      {family === null || isFamilyWhole ? null : (
        <Button onClick={() => onChooseSiblings(family)} className="max-md:w-full">
          Select {family.members.length} siblings of {family.stem}
        </Button>
      )}
      <Button
        onClick={() => copy(digests.map((digest) => `${repository}@${digest}`).join('\n'))}
        aria-disabled={digests.length < tags.length}
        className="max-md:flex-1"
      >
        Copy digests
      </Button>
      <Button
        icon={Copy}
        onClick={() => copy(tags.map((tag) => `${repository}:${tag}`).join('\n'))}
        className="max-md:flex-1"
      >
        {copied?.outcome === 'copied' ? 'Copied' : 'Copy references'}
      </Button>
      {siblingRepositories.length === 0 ? null : (
        <Button
          onClick={() => copy(siblingRepositories.flatMap((name) => tags.map((tag) => `${name}:${tag}`)).join('\n'))}
          title="Whether each of them has the tag is not checked"
          className="max-md:w-full"
        >
          Copy in {siblingRepositories.length} sibling repositories
        </Button>
      )}
      {compare === null ? null : (
        <Button icon={GitCompare} onClick={compare} className="max-md:w-full">
          Compare
          <span className="max-md:hidden">
            <Kbd>=</Kbd>
          </span>
        </Button>
      )}
      {a === undefined || tags.length > 1 ? null : (
        <Button icon={Trash2} onClick={() => onDelete(a)} className="max-md:w-full">
          Delete tag…
        </Button>
      )}
      <span role="status" className="sr-only">
        {copyOutcome(copied)}
      </span>
      <ComposeSelection references={tags.map((tag) => `${repository}:${tag}`)} />
    </div>
  );
}

/** The sizes taken together; where some are unknown, of how many it is. */
function sizeText(rows: readonly Readonly<{ totalBytes: number | null }>[], count: number): string | null {
  const sizes = rows.flatMap(({ totalBytes }) => totalBytes ?? []);
  if (sizes.length === 0) return null;
  const total = formatBytes(sizes.reduce((sum, size) => sum + size, 0));
  return sizes.length === count ? total : `${total} without ${count - sizes.length} unknown`;
}
