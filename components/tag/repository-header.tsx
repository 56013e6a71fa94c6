import type { ReactNode } from 'react';
import type { Reference } from '@/lib/oci/reference';
import { ReferenceText } from '../reference/reference-text';
import { RepositoryTabs } from './repository-tabs';

type RepositoryHeaderProps = Readonly<{
  repository: Reference;
  /** Whether there is anything to look at in more than one way. */
  hasTabs?: boolean;
  /** Whether what follows stands on the same ground. */
  goesOn?: boolean;
  /** The `RepositoryFacts`. */
  children?: ReactNode;
}>;

/** The head of the tags page: which repository, and the facts about it. */
export function RepositoryHeader({ repository, hasTabs = false, goesOn = false, children }: RepositoryHeaderProps) {
  return (
    <header
      className={`flex-none bg-chrome px-6 pt-3.5 max-md:px-4 max-md:pt-3 ${goesOn ? '' : 'border-b border-line pb-3'}`}
    >
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="min-w-0 font-regular">
          <span className="sr-only">Tags of </span>
          <ReferenceText
            reference={repository}
            className="text-lg tracking-[-0.02em] max-md:text-md max-md:leading-[22px]"
          />
        </h1>
        {hasTabs ? <RepositoryTabs /> : null}
      </div>
      {children}
    </header>
  );
}
