import type { Metadata } from 'next';
import { Suspense } from 'react';
import { RecentTable } from '@/components/reference/recent-table';
import { ReferenceBox } from '@/components/reference/reference-box';
import { SampleList } from '@/components/reference/sample-list';
import { RegistrySummary } from '@/components/registry/registry-summary';
import { ShortcutHelp } from '@/components/shell/shortcut-help';
import { ButtonLink } from '@/components/ui/button';
import { KeyHint } from '@/components/ui/kbd';
import { SectionHead } from '@/components/ui/section-head';
import { StatusBar } from '@/components/ui/status-bar';
import { listRegistries } from '@/lib/inspect/list-registries';
import { routes } from '@/lib/routes';
import { recentViews, usedRegistries } from '@/lib/store/recent-views';
import { samples } from './samples';

export const metadata: Metadata = { title: 'Home · Polyarch' };

const shownRecents = 20;

export default async function HomePage() {
  const [recents, registries] = await Promise.all([recentViews(shownRecents), usedRegistries()]);
  return (
    <>
      <main id="main" className="px-6 pt-7 pb-6 max-md:px-4 max-md:pt-5">
        <div className="mx-auto max-w-[1392px]">
          <ReferenceBox usedRegistries={registries} />
          <div className="mt-6 grid grid-cols-[minmax(0,1fr)_376px] gap-x-8 gap-y-5 max-lg:grid-cols-1">
            <section aria-labelledby="recents">
              <SectionHead id="recents" title="Recently viewed" />
              {recents.length === 0 ? (
                <NothingViewed />
              ) : (
                <RecentTable labelledBy="recents" rows={recents} nowMs={Date.now()} />
              )}
            </section>
            <div className="grid content-start gap-y-5">
              <section aria-labelledby="samples">
                <SectionHead id="samples" title="Sample images" note="no registry needed" />
                <SampleList labelledBy="samples" samples={samples} />
              </section>
              <Suspense>
                <Registries />
              </Suspense>
            </div>
          </div>
        </div>
      </main>
      <StatusBar
        left={<RegistryCount count={registries.length} />}
        right={
          <>
            <KeyHint keys={['/']}>reference</KeyHint>
            <KeyHint keys={['⏎']}>inspect</KeyHint>
            <KeyHint keys={['⌘K']}>go to</KeyHint>
            <ShortcutHelp />
          </>
        }
      />
    </>
  );
}

/** Helpers that know accounts may take their time; the page does not wait for them. */
async function Registries() {
  return (
    <section aria-labelledby="registries">
      <SectionHead id="registries" title="Registries" note="latency, last hour">
        <ButtonLink href={routes.registries()} variant="ghost" size="sm">
          Trust and accounts
        </ButtonLink>
      </SectionHead>
      <RegistrySummary labelledBy="registries" registries={await listRegistries()} nowMs={Date.now()} />
    </section>
  );
}

function NothingViewed() {
  return (
    <p className="border-t-[1.5px] border-line-ink px-2 py-3 text-ink-2 max-md:px-0">
      Nothing yet. What you inspect is listed here with its platforms; a sample image is a good first look.
    </p>
  );
}

function RegistryCount({ count }: Readonly<{ count: number }>) {
  if (count === 0) return <span>No registry asked yet</span>;
  return <span>{count === 1 ? '1 registry used' : `${count} registries used`}</span>;
}
