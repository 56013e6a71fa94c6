'use client';

import { Check, Copy } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { comparisonMarkdown } from '@/lib/comparison/comparison-markdown';
import { familiarReference } from '@/lib/oci/reference';
import { Button } from '../ui/button';
import { Segmented } from '../ui/segmented';
import { copyOutcome, useCopy } from '../ui/use-copy';
import { SideChoices } from './side-choices';
import type { ImageComparison } from './use-comparison';

type CompareHeaderProps = ComponentProps<typeof SideChoices> &
  Readonly<{
    /** Turns to two platforms, or back to all; null while that cannot be. */
    onPlatforms: ((isOn: boolean) => void) | null;
    /** The facts about the comparison. */
    children: ReactNode;
  }>;

/** What is compared with what, the ways to change that, and the facts about it. */
export function CompareHeader(props: CompareHeaderProps) {
  const { references, comparison, selection, onPlatforms, children } = props;
  const { a, b } = references;
  const { aEntry, bEntry } = selection;
  const isOfPlatforms = aEntry !== undefined && bEntry !== undefined;
  return (
    <header className="border-b border-line bg-chrome px-6 pt-3.5 pb-3 max-md:px-4 max-md:py-3">
      <h1 className="sr-only">
        Compare {familiarReference(a)} with {familiarReference(b)}
      </h1>
      <div className="flex flex-wrap items-center gap-2.5">
        <SideChoices {...props} />
        <div className="ml-auto flex flex-wrap items-center gap-2 max-md:ml-0 max-md:w-full max-md:[&>fieldset]:w-full max-md:[&>fieldset>label]:flex-1 max-md:[&>fieldset>label]:justify-center">
          {onPlatforms === null ? null : (
            <Segmented
              label="Compare"
              segments={modes}
              value={isOfPlatforms ? 'platforms' : 'tags'}
              onChange={(mode) => onPlatforms(mode === 'platforms')}
            />
          )}
          {comparison === null ? null : <CopyAsMarkdown {...props} comparison={comparison} />}
        </div>
      </div>
      {children}
    </header>
  );
}

const modes = [
  { value: 'tags', label: 'Tags' },
  { value: 'platforms', label: 'Platforms' },
] as const;

function CopyAsMarkdown({
  comparison,
  references,
}: Pick<CompareHeaderProps, 'references'> & Readonly<{ comparison: ImageComparison }>) {
  const [copied, copy] = useCopy();
  const { pairs, effects, chosen } = comparison;
  const write = () =>
    comparisonMarkdown({
      a: familiarReference(references.a),
      b: familiarReference(references.b),
      pairs: chosen !== null && 'pair' in chosen ? [chosen.pair] : pairs,
      effects: chosen === null ? (effects ?? []) : [],
    });
  return (
    <span className="max-md:hidden">
      <Button icon={copied?.outcome === 'copied' ? Check : Copy} onClick={() => copy(write())}>
        Copy as Markdown
      </Button>
      <span role="status" className="sr-only">
        {copyOutcome(copied)}
      </span>
    </span>
  );
}
