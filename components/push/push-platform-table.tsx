'use client';

import { useState } from 'react';
import type { PlatformProgress } from './platform-progress';
import { PushPlatformRow } from './push-platform-row';

type PushPlatformTableProps = Readonly<{ platforms: readonly PlatformProgress[]; isOver: boolean }>;

/** The platforms of a push, each with what it takes; one opens to show its blobs: the one at work, until somebody chooses. */
export function PushPlatformTable({ platforms, isOver }: PushPlatformTableProps) {
  const [chosen, setChosen] = useState<string | null>();
  const atWork = platforms.find(({ state, bytes }) => (state === 'running' && bytes.total > 0) || state === 'failed');
  const open = chosen === undefined ? atWork?.digest : chosen;
  return (
    <table aria-label="Platforms" className="timetable max-md:block">
      <thead className="max-md:sr-only">
        <tr>
          <th scope="col">Platform</th>
          <th scope="col" colSpan={3}>
            Blobs
          </th>
          <th scope="col" className="text-right!">
            Transferred
          </th>
          <th scope="col">Manifest</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      {platforms.map((progress) => (
        <PushPlatformRow
          key={progress.digest}
          progress={progress}
          isOver={isOver}
          isOpen={progress.digest === open}
          onToggle={() => setChosen(progress.digest === open ? null : progress.digest)}
        />
      ))}
    </table>
  );
}
