import type { Metadata } from 'next';
import { DraftsPage } from '@/components/draft-list/drafts-page';
import { draftSummary } from '@/lib/publish/draft-view';
import { pushView } from '@/lib/publish/push-view';
import { parseDraftsRoute, type SearchParams } from '@/lib/routes';
import { storedDrafts } from '@/lib/store/drafts';
import { storedPushes } from '@/lib/store/pushes';

export const metadata: Metadata = { title: 'Drafts and pushes' };

export default async function Page({ searchParams }: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const { show } = parseDraftsRoute(await searchParams);
  const [drafts, pushes] = await Promise.all([storedDrafts(), storedPushes()]);
  return (
    <DraftsPage
      initial={{
        drafts: await Promise.all(drafts.map(draftSummary)),
        pushes: pushes.map((push) => ({ ...pushView(push), log: [] })),
        readAtMs: Date.now(),
      }}
      initialShow={show}
    />
  );
}
