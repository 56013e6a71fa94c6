import type { Metadata } from 'next';
import { NewDraftPage } from '@/components/draft/new-draft-page';
import { parseNewDraftRoute } from '@/lib/routes';

export const metadata: Metadata = { title: 'Start a draft' };

export default async function Page({ searchParams }: PageProps<'/drafts/new'>) {
  const from = parseNewDraftRoute(await searchParams);
  return <NewDraftPage key={JSON.stringify(from)} from={from} />;
}
