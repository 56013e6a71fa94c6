'use client';

import { ArrowRight, ChevronDown, ChevronUp } from 'lucide-react';
import type { Route } from 'next';
import type { RefObject } from 'react';
import { differs } from '@/lib/comparison/compare-fields';
import type { ComparedPair } from '@/lib/comparison/compare-platforms';
import { pairNotes } from '@/lib/comparison/pair-notes';
import { architectureFamily } from '@/lib/platform/architecture-family';
import { DigestSwatch } from '../reference/digest-swatch';
import { Button, ButtonLink, IconButton } from '../ui/button';
import { Icon } from '../ui/icon';
import { Skeleton } from '../ui/skeleton';
import { DetailHeading } from './detail-heading';
import { FieldDiffTable } from './field-diff-table';
import { LayerSection } from './layer-section';
import { NoteCallout } from './note-callout';
import { OneSided } from './one-sided';
import { PairLabel } from './pair-label';
import type { SideNames } from './side-name';
import { changeText, sizeChange } from './size-change';

type PairDetailProps = Readonly<{
  pair: ComparedPair;
  names: SideNames;
  /** Where each side is inspected. */
  links: Readonly<{ a: Route | null; b: Route | null }>;
  /** Goes to the pair before or after; left out where there is only one. */
  onStep: ((by: 1 | -1) => void) | null;
  /** Whether the values are still on their way. */
  isPending: boolean;
  onRead: () => void;
  ref?: RefObject<HTMLElement | null>;
}>;

/** Everything about the change of one platform: what to pull, layer by layer, and the config field by field. */
export function PairDetail({ pair, names, links, onStep, isPending, onRead, ref }: PairDetailProps) {
  const { a, b, layers, fields } = pair;
  const architecture = (b ?? a)?.platform?.architecture ?? 'unknown';
  return (
    <aside
      ref={ref}
      aria-label="Selected platform"
      data-arch={architectureFamily(architecture)}
      className="min-h-0 min-w-0 scroll-mt-12 overflow-auto border-line-strong px-5 pb-6 max-lg:border-t-8 max-lg:border-sunken max-md:px-4 lg:border-l"
    >
      <DetailHead pair={pair} onStep={onStep} />
      {pairNotes(pair).map((note) => (
        <NoteCallout key={`${note.label} ${note.message}`} note={note} />
      ))}
      {a === null || b === null ? <OneSided pair={pair} names={names} /> : null}
      {layers === null ? null : <LayerSection layers={layers} names={names} pulledBytes={b?.totalBytes ?? null} />}
      {a !== null && b !== null && layers === null ? (
        isPending ? (
          <Skeleton className="mt-3 h-40 w-full" />
        ) : (
          <p className="flex flex-wrap items-center gap-3 text-xs text-ink-2">
            Its manifests were not read, since this registry counts pulls.
            <Button size="sm" onClick={onRead}>
              Read both
            </Button>
          </p>
        )
      ) : null}
      {fields.length > 0 && layers !== null ? (
        <section>
          <DetailHeading title="Config" note={`${fields.filter(differs).length} of ${fields.length} fields differ`} />
          <FieldDiffTable key={pair.id} label="Config" fields={fields} names={names} />
        </section>
      ) : null}
      {a !== null && b !== null ? <Attested pair={pair} /> : null}
      <p className="mt-4 flex flex-wrap gap-2">
        {links.a === null ? null : (
          <ButtonLink size="sm" href={links.a}>
            Inspect {names.a}
          </ButtonLink>
        )}
        {links.b === null ? null : (
          <ButtonLink size="sm" href={links.b}>
            Inspect {names.b}
          </ButtonLink>
        )}
      </p>
    </aside>
  );
}

function DetailHead({ pair, onStep }: Pick<PairDetailProps, 'pair' | 'onStep'>) {
  const { a, b } = pair;
  const change = sizeChange(pair);
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-x-2.5">
      <h2 className="min-w-0 font-regular">
        <PairLabel pair={pair} size="lg" />
      </h2>
      <span
        className="inline-flex items-center gap-1.5 text-ink-3"
        title={`${a?.digest ?? 'none'} → ${b?.digest ?? 'none'}`}
      >
        {a === null ? null : <DigestSwatch digest={a.digest} />}
        {a === null || b === null ? null : <Icon of={ArrowRight} size="sm" />}
        {b === null ? null : <DigestSwatch digest={b.digest} />}
      </span>
      {change === null || change === 0 ? null : <span className="text-xs text-ink-3">{changeText(change)}</span>}
      {onStep === null ? null : (
        <span className="ml-auto flex gap-1">
          <IconButton icon={ChevronUp} label="Previous platform" onClick={() => onStep(-1)} />
          <IconButton icon={ChevronDown} label="Next platform" onClick={() => onStep(1)} />
        </span>
      )}
    </div>
  );
}

/** Attestations are no platforms: they are told with the entry they describe. */
function Attested({ pair: { a, b } }: Pick<PairDetailProps, 'pair'>) {
  const [before, after] = [a, b].map((entry) => entry?.attestations.map(({ digest }) => digest) ?? []);
  if (!before || !after || before.length + after.length === 0) return null;
  const isSame = before.join() === after.join();
  return (
    <p className="mt-3 text-xs text-ink-3">
      Attestation manifests: {before.length} before, {after.length} after{isSame ? ', the same' : null}
    </p>
  );
}
