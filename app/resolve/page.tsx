import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { readTypedReference } from '@/components/reference/typed-reference';
import { ResolveAsk } from '@/components/resolve/resolve-ask';
import { ResolvePage } from '@/components/resolve/resolve-page';
import { familiarReference, formatReference } from '@/lib/oci/reference';
import { parseResolveRoute, routes } from '@/lib/routes';
import { openImage } from '../image/open-image';

export async function generateMetadata({ searchParams }: PageProps<'/resolve'>): Promise<Metadata> {
  const typed = readTypedReference(parseResolveRoute(await searchParams).reference);
  return { title: typed.kind === 'reference' ? `What hosts pull of ${familiarReference(typed.reference)}` : 'Resolve' };
}

export default async function Page({ searchParams }: PageProps<'/resolve'>) {
  const { reference: text, selection } = parseResolveRoute(await searchParams);
  const typed = readTypedReference(text);
  if (typed.kind !== 'reference') return <ResolveAsk key={text} given={text} />;
  if (typed.picked !== text) redirect(routes.resolve(typed.picked, selection));

  const queryClient = new QueryClient();
  const head = await openImage(typed.reference, queryClient);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ResolvePage key={formatReference(typed.reference)} reference={typed.reference} head={head} />
    </HydrationBoundary>
  );
}
