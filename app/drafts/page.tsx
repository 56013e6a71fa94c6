import type { Metadata } from 'next';
import { DraftsPage } from '@/components/draft-list/drafts-page';
import { draftSummary } from '@/lib/publish/draft-view';
import { pushSummary } from '@/lib/publish/push-view';
import { parseDraftsRoute, type SearchParams } from '@/lib/routes';
import { storedDrafts } from '@/lib/store/drafts';
import { listedPushes } from '@/lib/store/listed-pushes';

export const metadata: Metadata = { title: 'Drafts and pushes' };

export default async function Page({ searchParams }: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const { show } = parseDraftsRoute(await searchParams);
  const [drafts, pushes] = await Promise.all([storedDrafts(), listedPushes()]);
  return (
    <DraftsPage
      initial={{
        drafts: await Promise.all(drafts.map(draftSummary)),
        pushes: pushes.map(pushSummary),
        readAtMs: Date.now(),
      }}
      initialShow={show}
    />
  );
}
