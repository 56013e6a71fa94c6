import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import dynamic from 'next/dynamic';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { preload } from 'react-dom';
import { ImageHeader } from '@/components/image/image-header';
import { ImagePage } from '@/components/image/image-page';
import { entryLeaves } from '@/components/platform/entry-leaves';
import { LateProblemPanel } from '@/components/problem/late-problem-panel';
import type { ImageView } from '@/lib/contract/image';
import { listedPlatforms } from '@/lib/contract/listed-platforms';
import { readPastedReference } from '@/lib/oci/pasted-reference';
import { familiarReference, formatReference, parseReference, type Reference } from '@/lib/oci/reference';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { parseImageRoute, routes } from '@/lib/routes';
import { rememberView, usedRegistries } from '@/lib/store/recent-views';
import { rememberSightings, tagSightings } from '@/lib/store/tag-sightings';
import { beginReading } from './begin-reading';

// Only the page without an image shows it: its script must not come with every image.
const ReferenceBox = dynamic(() =>
  import('@/components/reference/reference-box').then((module) => module.ReferenceBox),
);

export async function generateMetadata({ searchParams }: PageProps<'/image'>): Promise<Metadata> {
  const parsed = readReference(parseImageRoute(await searchParams).reference);
  return { title: parsed.kind === 'reference' ? familiarReference(parsed.reference) : 'Inspect' };
}

export default async function Page({ searchParams }: PageProps<'/image'>) {
  const { reference: text } = parseImageRoute(await searchParams);
  if (text === '') return <AskPage registries={await usedRegistries()} />;
  const picked = readPastedReference(text);
  if (picked !== text) redirect(routes.image(picked));
  const parsed = readReference(text);
  if (parsed.kind === 'problem') return <ProblemPage problem={parsed.problem} />;

  const { reference } = parsed;
  // What the tag named until now is read first: what it names today is kept once this page is out.
  const [sightings, { opened, loading }] = await Promise.all([
    tagSightings(reference).catch(() => []),
    beginReading(reference),
  ]);
  after(() =>
    loading.then(
      (view) => remember(reference, view),
      () => undefined,
    ),
  );
  if (opened?.kind === 'thrown') return <ProblemPage problem={toProblem(opened.thrown)} reference={reference} />;
  const progress = opened?.value ?? null;
  const isWhole = progress?.complete ?? false;

  const queryClient = new QueryClient();
  const name = formatReference(reference);
  if (isWhole) queryClient.setQueryData(queryKeys.image(name), progress);
  // Asked for with the scripts, the lines are there when these run: one round trip less until the first matrix.
  else preload(routes.api.imageLines(name, 'auto'), { as: 'fetch', crossOrigin: 'anonymous' });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ImagePage
        key={name}
        reference={reference}
        sightings={sightings}
        head={isWhole ? null : progress}
        openingCost={isWhole ? null : loading.then(costOf, () => noCost)}
      />
    </HydrationBoundary>
  );
}

const noCost = { requests: 0, bytesRead: 0 };

function costOf({ cost }: ImageView): ImageView['cost'] {
  return cost;
}

type Parsed = Readonly<{ kind: 'reference'; reference: Reference }> | Readonly<{ kind: 'problem'; problem: Problem }>;

function readReference(text: string): Parsed {
  try {
    return { kind: 'reference', reference: parseReference(text) };
  } catch (thrown) {
    return { kind: 'problem', problem: toProblem(thrown) };
  }
}

async function remember(reference: Reference, view: ImageView): Promise<void> {
  const platforms = entryLeaves(view.entries).flatMap(({ entry }) => entry.platform ?? []);
  await rememberView({ reference: view.reference, kind: view.kind, mediaType: view.mediaType, platforms });
  const listed = listedPlatforms(view);
  if (listed !== null) await rememberSightings([{ reference, digest: view.digest, platforms: listed }]);
}

/** Without a reference the page asks for one. */
function AskPage({ registries }: Readonly<{ registries: readonly string[] }>) {
  return (
    <main id="main" className="px-6 pt-7 pb-6 max-md:px-4 max-md:pt-5">
      <ReferenceBox usedRegistries={registries} />
    </main>
  );
}

type ProblemPageProps = Readonly<{ problem: Problem; reference?: Reference }>;

/** A reference that is none has no header: the panel is the page. */
function ProblemPage({ problem, reference }: ProblemPageProps) {
  return (
    <main id="main">
      {reference ? <ImageHeader reference={reference} digest={null} /> : null}
      <div className="px-6 py-6 max-md:px-4">
        <LateProblemPanel
          problem={problem}
          heading={reference ? 'h2' : 'h1'}
          reference={reference}
          retry={reference ? routes.image(formatReference(reference)) : undefined}
        />
      </div>
    </main>
  );
}
