import type { Metadata } from 'next';
import { DraftGone } from '@/components/draft/draft-gone';
import { DraftPage } from '@/components/draft/draft-page';
import { toProblem } from '@/lib/problem/problem';
import { draftView } from '@/lib/publish/draft-view';
import { storedDraft } from '@/lib/store/drafts';

export const metadata: Metadata = { title: 'Compose' };

export default async function Page({ params }: PageProps<'/drafts/[id]'>) {
  const { id } = await params;
  const found = await storedDraft(id).catch((thrown: unknown) => toProblem(thrown));
  if ('code' in found) return <DraftGone problem={found} />;
  return <DraftPage key={found.id} initial={await draftView(found)} />;
}
