'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ImageView } from '@/lib/contract/image';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { routes } from '@/lib/routes';
import { ButtonLink } from '../ui/button';
import { Icon } from '../ui/icon';

const load = () => import('../resolve/what-pulls');
// The rules of the engines come when somebody asks: they must not come with every image.
const WhatPulls = lazy(() => load().then((module) => ({ default: module.WhatPulls })));

type WhatPullsSectionProps = Readonly<{ reference: Reference; view: ImageView; entryId: string }>;

/** Which of the known machines pull an entry; opened once, it stays so from entry to entry. */
export function WhatPullsSection({ reference, view, entryId }: WhatPullsSectionProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section aria-label="What pulls this">
      <div className="flex items-center justify-between gap-3 pb-1">
        <h3 className="font-medium">
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
            onPointerEnter={() => void load()}
            className="inline-flex min-h-6 items-center gap-1.5 max-md:min-h-11"
          >
            <Icon of={isOpen ? ChevronDown : ChevronRight} className="text-ink-3" />
            What pulls this
          </button>
        </h3>
        <ButtonLink size="sm" href={routes.resolve(formatReference(reference))}>
          All hosts
        </ButtonLink>
      </div>
      {isOpen ? (
        <Suspense>
          <WhatPulls view={view} entryId={entryId} />
        </Suspense>
      ) : null}
    </section>
  );
}
