'use client';

import { type Engine, engineIds } from '@/lib/resolve/engine';
import type { ListedHost } from '@/lib/resolve/listed-host';
import { platformLabel } from '@/lib/resolve/platform-label';
import { Segmented } from '../ui/segmented';
import { engineHeads } from './engine-heads';

type AnswerPickerProps = Readonly<{
  hosts: readonly ListedHost[];
  host: string;
  engine: Engine;
  onHost: (id: string) => void;
  onEngine: (engine: Engine) => void;
}>;

/** On small screens: whose answer stands below, by one engine at a time. */
export function AnswerPicker({ hosts, host, engine, onHost, onEngine }: AnswerPickerProps) {
  return (
    <div className="grid gap-2 px-4 pt-3 pb-2 max-md:order-1 md:hidden [&_fieldset]:w-full [&_label]:flex-1 [&_label]:justify-center [&_label]:px-0.5 [&_label]:text-xs">
      <select
        aria-label="Host"
        value={host}
        onChange={(event) => onHost(event.target.value)}
        className="h-11 w-full min-w-0 rounded-2 border border-line-control bg-canvas px-2"
      >
        {hosts.map(({ id, name, platform }) => (
          <option key={id} value={id}>
            {name === '' ? platformLabel(platform) : `${name}, ${platformLabel(platform)}`}
          </option>
        ))}
      </select>
      <Segmented label="Engine" segments={segments} value={engine} onChange={onEngine} />
    </div>
  );
}

const segments = engineIds.map((value) => ({ value, label: engineHeads[value].short }));
