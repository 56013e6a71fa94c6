import { emulationOf, isNative, needsAarch32 } from './emulation';
import type { Engine } from './engine';
import { foreignWarning } from './foreign-warning';
import type { Host } from './host';
import type { Resolution } from './resolution';
import { configPlatform, type ResolvableEntry } from './resolvable-image';
import { runSentence } from './run-sentence';

/** What follows for a host from taking `entry`: what its config says counts, else what the descriptor declares. */
export function takenEntry(
  engine: Engine,
  host: Host,
  entry: ResolvableEntry,
  requested: boolean,
): Pick<Resolution, 'match' | 'emulated' | 'emulation' | 'aarch32Matters' | 'warning'> & { runs: string | null } {
  const { id, position, digest, totalBytes } = entry;
  const config = configPlatform(entry);
  const platform = entry.platform ?? config;
  const match = { id, position, digest, platform, totalBytes };
  const runs = config ?? platform;
  if (runs === null) {
    return { match, emulated: false, emulation: null, aarch32Matters: false, warning: null, runs: null };
  }
  const emulated = !isNative(runs, host);
  const emulation = emulated ? emulationOf(runs, host) : null;
  return {
    match,
    emulated,
    emulation,
    aarch32Matters: needsAarch32(runs, host),
    warning: requested ? null : foreignWarning(engine, host, runs),
    runs: runSentence(runs, host, emulation),
  };
}
