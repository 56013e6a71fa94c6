import { type NewDraft, routes } from '@/lib/routes';
import { ButtonLink } from '../ui/button';
import { StatusBar } from '../ui/status-bar';
import { NewDraftForm } from './new-draft-form';

/** The page that begins a draft, with what its address names. */
export function NewDraftPage({ from }: Readonly<{ from: NewDraft }>) {
  return (
    <>
      <main id="main" className="flex flex-col md:overflow-hidden">
        <header className="border-b border-line bg-chrome px-6 py-3.5 max-md:px-4">
          <h1 className="text-lg tracking-[-0.015em]">Start a draft</h1>
        </header>
        <NewDraftForm
          from={from}
          cancel={
            <ButtonLink href={routes.drafts()} variant="ghost" size="lg">
              Cancel
            </ButtonLink>
          }
        />
      </main>
      <StatusBar left={<span>Nothing is written to a registry before Push</span>} />
    </>
  );
}
