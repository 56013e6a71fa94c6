import type { ReactNode } from 'react';
import type { Reference } from '@/lib/oci/reference';
import { ReferenceText } from '../reference/reference-text';

type RepositoryHeaderProps = Readonly<{
  repository: Reference;
  /** The `RepositoryFacts`. */
  children?: ReactNode;
}>;

/** The head of the tags page: which repository, and the facts about it. */
export function RepositoryHeader({ repository, children }: RepositoryHeaderProps) {
  return (
    <header className="flex-none border-b border-line bg-chrome px-6 pt-3.5 pb-3 max-md:px-4 max-md:py-3">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="min-w-0 font-regular">
          <span className="sr-only">Tags of </span>
          <ReferenceText
            reference={repository}
            className="text-lg tracking-[-0.02em] max-md:text-md max-md:leading-[22px]"
          />
        </h1>
      </div>
      {children}
    </header>
  );
}
