'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { Suspense, use, useTransition } from 'react';
import { type Reference, repositoryOf } from '@/lib/oci/reference';
import { LateProblemPanel } from '../problem/late-problem-panel';
import { VersionsStatusBar } from '../repository-matrix/versions-status-bar';
import { ShortcutHelp } from '../shell/shortcut-help';
import { Skeleton } from '../ui/skeleton';
import { StatusBar } from '../ui/status-bar';
import { RepositoryFacts } from './repository-facts';
import { RepositoryHeader } from './repository-header';
import type { TagListing } from './tag-listing';
import { TagsPane } from './tags-pane';
import { TagsStatusBar } from './tags-status-bar';
import { useBackgroundReading } from './use-background-reading';
import { useRepositorySelection } from './use-repository-selection';
import { useTagRows } from './use-tag-rows';
import { useTagsView } from './use-tags-view';

// Its script comes with the view, not with every list of tags.
const VersionMatrixPane = dynamic(() =>
  import('../repository-matrix/version-matrix-pane').then((module) => module.VersionMatrixPane),
);

type RepositoryPageProps = Readonly<{
  repository: Reference;
  /** A promise where the registry takes longer than anyone should look at nothing. */
  listing: TagListing | Promise<TagListing>;
}>;

/** The tags page: its head at once, the list as soon as the registry has told it. */
export function RepositoryPage({ repository, listing }: RepositoryPageProps) {
  return (
    <Suspense fallback={<ListingState repository={repository} />}>
      <Listed repository={repository} listing={listing} />
    </Suspense>
  );
}

function Listed({ repository, listing }: RepositoryPageProps) {
  const router = useRouter();
  const [isAsking, ask] = useTransition();
  const told = listing instanceof Promise ? use(listing) : listing;
  if (told.kind === 'listed') return <ListedRepository repository={repository} listing={told} />;
  if (isAsking) return <ListingState repository={repository} />;
  return (
    <>
      <main id="main">
        <RepositoryHeader repository={repository} />
        <div className="px-6 py-6 max-md:px-4">
          <LateProblemPanel problem={told.problem} reference={repository} retry={() => ask(() => router.refresh())} />
        </div>
      </main>
      <StatusBar right={<ShortcutHelp />} />
    </>
  );
}

type ListedProps = Readonly<{ repository: Reference; listing: Extract<TagListing, { kind: 'listed' }> }>;

function ListedRepository(props: ListedProps) {
  const [{ tab }] = useRepositorySelection();
  return tab === 'versions' ? <ListedVersions {...props} /> : <ListedTags {...props} />;
}

function ListedVersions({ repository, listing: { list, isScarce } }: ListedProps) {
  return (
    <>
      <main id="main" className="flex flex-col md:overflow-hidden">
        <RepositoryHeader repository={repository} hasTabs goesOn />
        <VersionMatrixPane repository={repositoryOf(repository)} tags={list.tags} isScarce={isScarce} />
      </main>
      <VersionsStatusBar place={repository.kind === 'registry' ? repository.registry : `layout ${repository.layout}`} />
    </>
  );
}

function ListedTags({ repository, listing }: ListedProps) {
  const { list, isScarce } = listing;
  const [selection, change] = useRepositorySelection();
  const reading = useTagRows(repositoryOf(repository));
  const view = useTagsView(list.tags, reading.rows, selection);
  const background = useBackgroundReading({ reading, lines: view.lines, unread: view.unread, isScarce });
  return (
    <>
      <main id="main" className="flex flex-col md:overflow-hidden">
        <RepositoryHeader repository={repository} hasTabs>
          {list.tags.length === 0 ? null : (
            <RepositoryFacts
              tagCount={list.tags.length}
              isCut={list.next !== null}
              readCount={list.tags.length - view.unread.length}
              isReading={reading.awaited > 0}
              counts={view.counts}
            />
          )}
        </RepositoryHeader>
        <TagsPane
          repository={repository}
          listing={listing}
          view={view}
          reading={reading}
          background={background}
          selection={selection}
          onChange={change}
        />
      </main>
      <TagsStatusBar
        repository={repository}
        lineCount={view.lines.length}
        inSight={background.inSight}
        listRequests={list.cost.requests}
        readRequests={reading.requests}
      />
    </>
  );
}

const placeholders = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** What stands here before the registry has answered. */
function ListingState({ repository }: Readonly<{ repository: Reference }>) {
  const place = repository.kind === 'registry' ? repository.registry : `the layout ${repository.layout}`;
  return (
    <main id="main">
      <RepositoryHeader repository={repository} />
      <div className="px-6 max-md:px-4">
        <p role="status" className="flex min-h-13 items-center text-ink-3">
          Listing tags at {place}
        </p>
        <ul aria-hidden="true" className="border-t-[1.5px] border-line-ink">
          {placeholders.map((name) => (
            <li key={name} className="flex h-(--size-row-dense) items-center border-b border-line pl-9">
              <Skeleton className="h-2 w-24" />
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
