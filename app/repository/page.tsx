import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { LateProblemPanel } from '@/components/problem/late-problem-panel';
import { RepositoryChoice } from '@/components/tag/repository-choice';
import { RepositoryPage } from '@/components/tag/repository-page';
import type { TagListing } from '@/components/tag/tag-listing';
import { listAllTags } from '@/lib/inspect/list-all-tags';
import { pullsAreScarce } from '@/lib/inspect/wanted-entries';
import { familiarReference, parseReference, type Reference, repositoryOf } from '@/lib/oci/reference';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { parseRepositoryRoute, routes } from '@/lib/routes';
import { recentViews } from '@/lib/store/recent-views';
import { settleWithin } from '../image/settle-within';

/** A near registry has listed its tags within this time, and the first rows go into the first HTML. */
const listBudgetMs = 150;
const shownRecents = 50;

export async function generateMetadata({ searchParams }: PageProps<'/repository'>): Promise<Metadata> {
  const parsed = readRepository(parseRepositoryRoute(await searchParams).name);
  return { title: parsed.kind === 'repository' ? `Tags of ${familiarReference(parsed.repository)}` : 'Tags' };
}

export default async function Page({ searchParams }: PageProps<'/repository'>) {
  const { name, selection } = parseRepositoryRoute(await searchParams);
  if (name === '') return <RepositoryChoice repositories={await recentRepositories()} />;
  const parsed = readRepository(name);
  if (parsed.kind === 'problem') {
    return (
      <main id="main" className="px-6 py-6 max-md:px-4">
        <LateProblemPanel problem={parsed.problem} heading="h1" />
      </main>
    );
  }
  const { repository } = parsed;
  const normal = repositoryOf(repository);
  if (normal !== name) redirect(routes.repository(normal, selection));
  const listing = listTags(repository);
  const opened = await settleWithin(listing, listBudgetMs);
  return (
    <RepositoryPage key={normal} repository={repository} listing={opened?.kind === 'value' ? opened.value : listing} />
  );
}

/** The listing as the page takes it: a problem is an answer, not an outage of the page. */
async function listTags(repository: Reference): Promise<TagListing> {
  try {
    const list = await listAllTags(repository);
    const isScarce = pullsAreScarce(repository, list.rateLimit);
    return { kind: 'listed', list, listedAt: new Date().toISOString(), isScarce };
  } catch (thrown) {
    return { kind: 'problem', problem: toProblem(thrown) };
  }
}

type Parsed = Readonly<{ kind: 'repository'; repository: Reference }> | Readonly<{ kind: 'problem'; problem: Problem }>;

/** A tag or digest that was typed along is left out. */
function readRepository(text: string): Parsed {
  try {
    const { tag: _, digest: __, ...repository } = parseReference(text);
    return { kind: 'repository', repository };
  } catch (thrown) {
    return { kind: 'problem', problem: toProblem(thrown) };
  }
}

async function recentRepositories(): Promise<readonly string[]> {
  const recents = await recentViews(shownRecents);
  return [...new Set(recents.map(({ reference }) => repositoryOf(parseReference(reference))))];
}
