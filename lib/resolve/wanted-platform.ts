import type { Platform } from '../platform/platform';
import type { Fallback } from './resolution';

/** One of the platforms that an engine looks for on a host. */
export type WantedPlatform = Readonly<{ platform: Platform; fallback: Fallback | null }>;
