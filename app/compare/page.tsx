import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { CompareAsk } from '@/components/compare/compare-ask';
import { ComparePage, type CompareSide } from '@/components/compare/compare-page';
import { readTypedReference } from '@/components/reference/typed-reference';
import { familiarReference, formatReference, type Reference } from '@/lib/oci/reference';
import { parseCompareRoute, routes } from '@/lib/routes';
import { openImage } from '../image/open-image';

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

/** Begins to read one side. */
async function openSide(reference: Reference, queryClient: QueryClient): Promise<CompareSide> {
  return { reference, head: await openImage(reference, queryClient) };
}
