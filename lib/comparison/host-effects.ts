import type { HostEffect } from '../contract/comparison';
import type { EntryView } from '../contract/image';
import { formatFullPlatform } from '../platform/format-platform';
import { type Engine, engineIds } from '../resolve/engine';
import type { Host } from '../resolve/host';
import { hostOf } from '../resolve/host-of';
import { knownMachines, type Machine } from '../resolve/known-machines';
import type { Resolution } from '../resolve/resolution';
import { resolveEntry } from '../resolve/resolve-entry';
import { type ComparedImage, comparedEntries } from './compared-side';
import { offersAlike } from './offers-alike';
import type { EntryPair } from './pair-entries';

/** What a change does to machines of one platform, under the engines for which it does the same. */
export type PulledChange = Omit<HostEffect, 'a' | 'b'> & Readonly<{ a: EntryView | null; b: EntryView | null }>;

/**
 * The known machines that pull something else from `b` than the counterpart of what they pull from `a`, or nothing, or
 * something at last. What cannot be told before more is read is left out.
 */
export function hostEffects(
  a: ComparedImage,
  b: ComparedImage,
  pairs: readonly EntryPair[],
  machines: readonly Machine[] = knownMachines,
): readonly PulledChange[] {
  if (a.digest === b.digest || offersAlike(a, b)) return [];
  const counterparts = new Set(pairs.map(({ id }) => id));
  const entries = { a: entriesById(a), b: entriesById(b) };
  const answers = { a: askOnce(a), b: askOnce(b) };
  const changes = new Map<string, PulledChange>();
  for (const machine of machines) {
    for (const engine of engineIds) {
      const host = hostOf(machine, engine);
      const [before, after] = [answers.a(engine, host), answers.b(engine, host)];
      const effect = effectOf(before, after, counterparts);
      if (effect === null) continue;
      const key = [formatFullPlatform(machine.platform), before.match?.id, after.match?.id].join(' ');
      const known = changes.get(key) ?? {
        platform: machine.platform,
        machines: [],
        engines: [],
        effect,
        a: entries.a.get(before.match?.id ?? '') ?? null,
        b: entries.b.get(after.match?.id ?? '') ?? null,
        reason: after.reason,
      };
      changes.set(key, {
        ...known,
        machines: withOnce(known.machines, machine.name),
        engines: withOnce<Engine>(known.engines, engine),
      });
    }
  }
  return [...changes.values()];
}

/** How many of the machines lose what they pull, or get something else, under one engine at least. */
export function countWorseOff(changes: readonly PulledChange[]): number {
  const worse = changes.filter(({ effect }) => effect !== 'gained');
  return new Set(worse.flatMap(({ machines }) => machines)).size;
}

/** What is pulled from one image, worked out once for all machines of a platform: the choice depends on nothing else of them. */
function askOnce(image: ComparedImage): (engine: Engine, host: Host) => Resolution {
  const known = new Map<string, Resolution>();
  return (engine, host) => {
    const key = `${engine} ${formatFullPlatform(host.platform)}`;
    const resolution = known.get(key) ?? resolveEntry(engine, host, image);
    known.set(key, resolution);
    return resolution;
  };
}

function effectOf(
  before: Resolution,
  after: Resolution,
  counterparts: ReadonlySet<string>,
): HostEffect['effect'] | null {
  if (before.unread.length > 0 || after.unread.length > 0) return null;
  if (before.match === null) return after.match === null ? null : 'gained';
  if (after.match === null) return 'lost';
  return counterparts.has(`${before.match.id}~${after.match.id}`) ? null : 'other';
}

function entriesById(image: ComparedImage): ReadonlyMap<string, EntryView> {
  return new Map(comparedEntries(image).map((entry) => [entry.id, entry]));
}

function withOnce<Value>(values: readonly Value[], value: Value): readonly Value[] {
  return values.includes(value) ? values : [...values, value];
}
