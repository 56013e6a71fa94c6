import { ArrowRight } from 'lucide-react';
import { countWorseOff, type PulledChange } from '@/lib/comparison/host-effects';
import type { EntryView } from '@/lib/contract/image';
import { engineIds, engineName } from '@/lib/resolve/engine';
import { knownMachines } from '@/lib/resolve/known-machines';
import { entryName } from '../platform/entry-text';
import { PlatformLabel } from '../platform/platform-label';
import { Icon } from '../ui/icon';
import { SectionHead } from '../ui/section-head';
import { Status } from '../ui/status';
import type { SideNames } from './side-name';

type HostEffectTableProps = Readonly<{ effects: readonly PulledChange[] | null; names: SideNames }>;

/** The known machines that get something else, or nothing, and under which engines. */
export function HostEffectTable({ effects, names }: HostEffectTableProps) {
  return (
    <section aria-labelledby="host-effects" className="mt-4">
      <SectionHead id="host-effects" title="What hosts pull" note={effects === null ? 'reading' : noteOf(effects)} />
      {effects === null || effects.length === 0 ? null : (
        <table
          aria-labelledby="host-effects"
          className="w-full border-collapse border-t border-line-strong text-xs max-md:block [&_:is(td,th)]:pr-3 [&_:is(td,th)]:text-left [&_:is(td,th)]:font-regular"
        >
          <thead className="text-2xs text-ink-3 max-md:sr-only [&_th]:py-1">
            <tr>
              <th scope="col">Host</th>
              <th scope="col">Engines</th>
              <th scope="col">pulls from {names.a}</th>
              <td />
              <th scope="col">pulls from {names.b}</th>
              <th scope="col">Effect</th>
            </tr>
          </thead>
          <tbody className="max-md:block">
            {effects.toSorted(byGravity).map((change) => (
              <EffectRow key={`${change.machines} ${change.engines} ${change.a?.id} ${change.b?.id}`} change={change} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** On small screens: the host and the effect, then from what to what. */
function EffectRow({ change }: Readonly<{ change: PulledChange }>) {
  return (
    <tr className="align-top [&>*]:border-t [&>*]:border-line [&>*]:py-1.5 max-md:grid max-md:grid-cols-[auto_auto_minmax(0,1fr)] max-md:gap-x-2 max-md:border-t max-md:border-line max-md:py-2 max-md:[&>*]:border-0! max-md:[&>*]:py-0.5">
      <th scope="row" className="max-md:col-span-full">
        <PlatformLabel platform={change.platform} />
        <span className="block text-2xs text-ink-3">{machinesOf(change)}</span>
      </th>
      <td className="text-ink-3 max-md:col-span-full">{enginesOf(change)}</td>
      <td className="wrap-anywhere">
        <Pulled entry={change.a} />
      </td>
      <td aria-hidden="true" className="text-ink-3">
        <Icon of={ArrowRight} size="sm" />
      </td>
      <td className="wrap-anywhere">
        <Pulled entry={change.b} />
      </td>
      <td title={change.reason} className="max-md:col-span-full">
        <Effect change={change} />
      </td>
    </tr>
  );
}

function Pulled({ entry }: Readonly<{ entry: EntryView | null }>) {
  if (entry === null) return <span className="text-ink-3">no match</span>;
  return entry.platform === null ? <span>{entryName(entry)}</span> : <PlatformLabel platform={entry.platform} />;
}

function Effect({ change: { effect, b } }: Readonly<{ change: PulledChange }>) {
  if (effect === 'lost') return <Status tone="danger">loses its match</Status>;
  if (effect === 'gained') return <Status tone="ok">gains a match</Status>;
  return (
    <Status tone="warn" wraps>
      gets {b === null ? 'something else' : entryName(b)} instead
    </Status>
  );
}

const gravity: readonly PulledChange['effect'][] = ['lost', 'other', 'gained'];

function byGravity(one: PulledChange, other: PulledChange): number {
  return gravity.indexOf(one.effect) - gravity.indexOf(other.effect);
}

function noteOf(effects: readonly PulledChange[]): string {
  const worse = countWorseOff(effects);
  if (effects.length === 0) return `all ${knownMachines.length} known machines get the counterpart of what they had`;
  return `${worse === 0 ? 'none' : worse} of ${knownMachines.length} known machines ${worse === 1 ? 'is' : 'are'} worse off`;
}

const machinesShown = 3;

function machinesOf({ machines }: PulledChange): string {
  const rest = machines.length - machinesShown;
  return rest > 1 ? `${machines.slice(0, machinesShown).join(', ')} and ${rest} more` : machines.join(', ');
}

/** Names of engines hold commas: the few that differ are named, be it those that do or those that do not. */
function enginesOf({ engines }: PulledChange): string {
  const others = engineIds.filter((engine) => !engines.includes(engine));
  if (others.length === 0) return 'all';
  if (others.length <= 2) return `all but ${others.map(engineName).join(' and ')}`;
  return engines.map(engineName).join(' and ');
}
