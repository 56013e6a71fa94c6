import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PushPage } from '@/components/push/push-page';
import { toProblem } from '@/lib/problem/problem';
import { pushView } from '@/lib/publish/push-view';
import { storedPush } from '@/lib/store/pushes';

export const metadata: Metadata = { title: 'Push' };

export default async function Page({ params }: Readonly<{ params: Promise<{ id: string }> }>) {
  const { id } = await params;
  const push = await storedPush(id).catch((thrown: unknown) => {
    if (toProblem(thrown).code === 'not_found') return null;
    throw thrown;
  });
  if (push === null) notFound();
  return <PushPage key={id} initial={{ push: pushView(push), readAtMs: Date.now() }} />;
}
