import type { Platform } from '../platform/platform';

/** A machine that pulls, as one engine sees it. */
export type Host = Readonly<{
  /** What the engine asks for; os.version is the machine's own build of Windows. */
  platform: Platform;
  /** Whether the cores of an arm64 machine execute 32-bit ARM code; unknown where absent. */
  aarch32?: Aarch32;
}>;

/** @see Arm Architecture Reference Manual, AArch32 state at EL0 */
export type Aarch32 = 'yes' | 'no' | 'unknown';
