'use client';

import { useDeferredValue, useMemo } from 'react';
import type { ImageView } from '@/lib/contract/image';
import { engineName } from '@/lib/resolve/engine';
import { knownMachines } from '@/lib/resolve/known-machines';
import { type Puller, pullersByEntry } from '@/lib/resolve/pullers';
import { PlatformLabel } from '../platform/platform-label';
import { Status } from '../ui/status';
import { fallbackText } from './cell-note';

type WhatPullsProps = Readonly<{ view: ImageView; entryId: string }>;

/** The known machines that pull an entry, and by which engines. */
export function WhatPulls({ view, entryId }: WhatPullsProps) {
  // Of all entries at once, so that going from one to the next costs nothing.
  const read = useDeferredValue(view);
  const pullers = useMemo(() => pullersByEntry(read), [read]).get(entryId) ?? [];
  if (pullers.length === 0) {
    return (
      <p className="border-t border-line py-1 text-xs text-ink-2">
        None of the {knownMachines.length} known machines, by no engine.
      </p>
    );
  }
  return (
    <ul className="border-t border-line text-xs">
      {pullers.map((puller) => (
        <PullerRow key={`${puller.machines} ${puller.engines}`} puller={puller} />
      ))}
    </ul>
  );
}

function PullerRow({ puller }: Readonly<{ puller: Puller }>) {
  const { platform, machines, engines, engineCount, fallback, emulated } = puller;
  const note = emulated ? 'needs an emulator' : fallback === null ? null : fallbackText(fallback);
  return (
    <li className="grid grid-cols-[minmax(112px,auto)_minmax(0,1fr)] gap-x-3 border-b border-line py-1">
      <PlatformLabel platform={platform} />
      <span>
        {machines.join(', ')}
        <span className="block text-ink-3">
          {engines.length === engineCount ? 'every engine' : engines.map(engineName).join(', ')}
          {note === null ? null : (
            <>
              {', '}
              {emulated ? <Status tone="warn">{note}</Status> : note}
            </>
          )}
        </span>
      </span>
    </li>
  );
}
