import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { preload } from 'react-dom';
import { CompareAsk } from '@/components/compare/compare-ask';
import { ComparePage, type CompareSide } from '@/components/compare/compare-page';
import { readTypedReference } from '@/components/reference/typed-reference';
import type { ImageProgress } from '@/lib/contract/image-lines';
import { familiarReference, formatReference, type Reference } from '@/lib/oci/reference';
import { toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { parseCompareRoute, routes } from '@/lib/routes';
import { beginReading } from '../image/begin-reading';

export async function generateMetadata({ searchParams }: PageProps<'/compare'>): Promise<Metadata> {
  const { a, b } = parseCompareRoute(await searchParams);
  const [ofA, ofB] = [readTypedReference(a), readTypedReference(b)];
  if (ofA.kind !== 'reference' || ofB.kind !== 'reference') return { title: 'Compare' };
  return { title: `${familiarReference(ofA.reference)} and ${familiarReference(ofB.reference)}` };
}

export default async function Page({ searchParams }: PageProps<'/compare'>) {
  const { a, b, selection } = parseCompareRoute(await searchParams);
  const [ofA, ofB] = [readTypedReference(a), readTypedReference(b)];
  if (ofA.kind !== 'reference' || ofB.kind !== 'reference') return <CompareAsk key={`${a} ${b}`} a={a} b={b} />;
  if (ofA.picked !== a || ofB.picked !== b) redirect(routes.compare(ofA.picked, ofB.picked, selection));

  const queryClient = new QueryClient();
  const sides = await Promise.all([ofA, ofB].map(({ reference }) => openSide(reference, queryClient)));
  const [sideA, sideB] = sides;
  if (sideA === undefined || sideB === undefined) throw new TypeError('A comparison has two sides.');
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ComparePage key={`${formatReference(ofA.reference)} ${formatReference(ofB.reference)}`} a={sideA} b={sideB} />
    </HydrationBoundary>
  );
}

/** Begins to read one side; what is known of it in time goes into the first HTML, its problem as well. */
async function openSide(reference: Reference, queryClient: QueryClient): Promise<CompareSide> {
  const name = formatReference(reference);
  const { opened, loading } = await beginReading(reference);
  // What the page no longer waits for may still fail; the browser asks again, and is told.
  loading.catch(() => undefined);
  const progress = opened?.kind === 'thrown' ? failed(opened.thrown) : (opened?.value ?? null);
  if (progress?.complete) {
    queryClient.setQueryData(queryKeys.image(name), progress);
    return { reference, head: null };
  }
  preload(routes.api.imageLines(name, 'auto'), { as: 'fetch', crossOrigin: 'anonymous' });
  return { reference, head: progress };
}

function failed(thrown: unknown): ImageProgress {
  return { view: null, complete: true, problem: toProblem(thrown) };
}
