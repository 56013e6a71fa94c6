import { Command } from 'cmdk';
import {
  Box,
  Braces,
  ChevronLeft,
  ChevronRight,
  Clock,
  Copy,
  Cpu,
  File,
  FlaskConical,
  Grid3x3,
  Keyboard,
  type LucideIcon,
  Server,
  SunMoon,
  Tag,
  Tags,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { formatReference } from '@/lib/oci/reference';
import { PlatformChips } from '../platform/platform-chips';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';
import type { Action } from './action-registry';
import { MatchedText } from './matched-text';
import type { PaletteItem } from './palette-groups';

const actionIcons = {
  json: Braces,
  layout: Grid3x3,
  copy: Copy,
  next: ChevronRight,
  previous: ChevronLeft,
  platform: Cpu,
  tag: Tag,
  registry: Server,
  theme: SunMoon,
  keys: Keyboard,
  page: File,
} as const satisfies Record<Action['icon'], LucideIcon>;

const originIcons = { typed: Box, recent: Clock, sample: FlaskConical, repository: Tags } as const;

type PaletteOptionProps = Readonly<{ item: PaletteItem; onRun: () => void }>;

/** One line of the palette. */
export function PaletteOption({ item, onRun }: PaletteOptionProps) {
  if (item.kind === 'action') {
    const { title, detail, keys = [], icon } = item.action;
    return (
      <Line id={item.id} icon={actionIcons[icon]} onRun={onRun}>
        <span className="truncate">
          <MatchedText text={title} matches={item.matches} />
        </span>
        <span className="truncate text-xs text-ink-3">{detail}</span>
        <span className="flex gap-1 max-md:hidden">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      </Line>
    );
  }
  const { reference, origin, detail, platforms, matches } = item;
  return (
    <Line id={item.id} icon={originIcons[origin]} onRun={onRun}>
      <span className="mono truncate text-sm tracking-[-0.02em]">
        <MatchedText text={formatReference(reference)} matches={matches} quiet={placeLength(reference)} />
      </span>
      <span className="h-4 overflow-hidden">
        <PlatformChips platforms={platforms} limit={4} />
      </span>
      <span className="text-xs text-ink-3 max-md:hidden">{origin === 'sample' ? null : detail}</span>
    </Line>
  );
}

type LineProps = Readonly<{ id: string; icon: LucideIcon; onRun: () => void; children: ReactNode }>;

function Line({ id, icon, onRun, children }: LineProps) {
  return (
    <Command.Item
      value={id}
      onSelect={onRun}
      className="grid h-8 cursor-pointer grid-cols-[24px_auto_minmax(0,1fr)_auto] items-center gap-x-2.5 rounded-[3px] px-2.5 whitespace-nowrap hover:bg-hover aria-selected:bg-selected aria-selected:shadow-[inset_2px_0_0_var(--color-ink)] max-md:h-11"
    >
      <Icon of={icon} className="text-ink-3" />
      {children}
    </Command.Item>
  );
}

/** How much of the normal form says where it is: the registry, or the layouts folder. */
function placeLength(reference: Extract<PaletteItem, { kind: 'reference' }>['reference']): number {
  return reference.kind === 'registry' ? `${reference.registry}/`.length : 'oci-layout://'.length;
}
