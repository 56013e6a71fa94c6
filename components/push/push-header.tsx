import { Layers } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Push } from '@/lib/contract/push';
import { parseReference } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';
import { kindName } from '../reference/kind-name';
import { ReferenceText } from '../reference/reference-text';
import { ButtonLink } from '../ui/button';
import { VerbatimText } from '../ui/verbatim-text';
import { pushHeading } from './push-heading';

/** The head of a push's page: how it stands, where it goes, and as children what can be done about it. */
export function PushHeader({ push, children }: Readonly<{ push: Push; children: ReactNode }>) {
  const { target, tags, mediaType, draft } = push;
  const more = tags.slice(1);
  return (
    <header className="border-b border-line bg-chrome px-6 pt-3.5 pb-3 max-md:px-4 max-md:py-3">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="flex min-w-0 flex-wrap items-baseline gap-x-4 text-lg tracking-[-0.015em]">
          {pushHeading(push)}
          <ReferenceText
            reference={parseReference(target)}
            className="text-lg font-regular tracking-[-0.02em] max-md:text-md max-md:leading-[22px]"
          />
        </h1>
        {more.length === 0 ? null : (
          <span className="mono text-ink-2 wrap-anywhere">
            <VerbatimText>{`and ${more.join(', ')}`}</VerbatimText>
          </span>
        )}
        {mediaType === null ? null : (
          <span className="inline-flex h-4.5 items-center rounded-[3px] border border-line-strong px-1.5 text-2xs text-ink-2">
            {kindName(mediaType)}
          </span>
        )}
        <div className="ml-auto flex flex-wrap items-center gap-2 max-md:ml-0 max-md:w-full max-md:*:flex-1">
          {draft === null ? null : (
            <ButtonLink href={routes.draft(draft)} icon={Layers}>
              {push.state === 'done' ? 'Back to the draft' : 'Edit the draft'}
            </ButtonLink>
          )}
          {children}
        </div>
      </div>
    </header>
  );
}
