import type { Severity } from '@/lib/finding/rules';
import type { Tone } from '../ui/status';

/** How a severity looks; the word beside it says the same. */
export const findingTone = { error: 'danger', warning: 'warn', note: 'info' } as const satisfies Record<Severity, Tone>;
