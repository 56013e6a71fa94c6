import { SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { StatePanel } from '@/components/ui/state-panel';
import { routes } from '@/lib/routes';

export const metadata: Metadata = { title: 'No such page' };

export default function NotFound() {
  return (
    <main id="main" className="px-6 py-7 max-md:px-4">
      <StatePanel
        icon={SearchX}
        tone="info"
        caption={['Polyarch', '404']}
        title="There is no page at this address"
        heading="h1"
        text="Images have addresses such as /image?ref=alpine:3.20."
        actions={
          <ButtonLink href={routes.home()} variant="primary">
            Inspect a reference
          </ButtonLink>
        }
      />
    </main>
  );
}
