import { configPlatform } from '../platform/config-platform';
import { emulationOf, isNative, needsAarch32 } from './emulation';
import type { Engine } from './engine';
import { foreignWarning } from './foreign-warning';
import type { Host } from './host';
import type { Resolution } from './resolution';
import type { ResolvableEntry } from './resolvable-image';
import { runSentences } from './run-sentences';

/** What follows for a host from taking an entry. */
export type Taken = Pick<Resolution, 'match' | 'emulated' | 'emulation' | 'aarch32Matters' | 'warning'> &
  Readonly<{
    /** What there is to say of it, in sentences. */
    remarks: readonly string[];
  }>;

/** What follows for a host from taking `entry`: what its config says counts, else what the descriptor declares. */
export function takenEntry(engine: Engine, host: Host, entry: ResolvableEntry, requested: boolean): Taken {
  const { id, position, digest, totalBytes, problem } = entry;
  const config = configPlatform(entry.config);
  const platform = entry.platform ?? config;
  const match = { id, position, digest, platform, totalBytes };
  const unreadable = problem === null ? [] : [`What it holds could not be read. ${problem.message}`];
  const runs = config ?? platform;
  if (runs === null) {
    return { match, emulated: false, emulation: null, aarch32Matters: false, warning: null, remarks: unreadable };
  }
  const emulated = !isNative(runs, host);
  const emulation = emulated ? emulationOf(runs, host) : null;
  return {
    match,
    emulated,
    emulation,
    aarch32Matters: needsAarch32(runs, host),
    warning: requested ? null : foreignWarning(engine, host, runs),
    remarks: [...unreadable, ...runSentences(runs, host, emulation)],
  };
}
