import { FileX } from 'lucide-react';
import type { Problem } from '@/lib/problem/problem';
import { routes } from '@/lib/routes';
import { ButtonLink } from '../ui/button';
import { StatePanel } from '../ui/state-panel';
import { VerbatimText } from '../ui/verbatim-text';

/** A draft that is not there: discarded, or purged after its push. */
export function DraftGone({ problem }: Readonly<{ problem: Problem }>) {
  return (
    <main id="main" className="px-6 py-6 max-md:px-4">
      <StatePanel
        icon={FileX}
        caption={['Draft', '404']}
        heading="h1"
        title={<VerbatimText>{problem.message}</VerbatimText>}
        text="It was discarded, or purged once it was pushed."
        actions={
          <>
            <ButtonLink variant="primary" href={routes.drafts()}>
              Drafts and pushes
            </ButtonLink>
            <ButtonLink href={routes.newDraft()}>Start a draft</ButtonLink>
          </>
        }
      />
    </main>
  );
}
