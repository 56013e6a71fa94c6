import type { DraftSummary } from '@/lib/contract/draft';
import { counted } from '@/lib/display/counted';
import type { Tone } from '../ui/status';

/** How a draft stands, in a word or two. */
export type DraftState = Readonly<{ tone: Tone; word: string; isReady: boolean }>;

/** What keeps a draft from being pushed comes first, then what to look at, then that it is ready. */
export function draftState(draft: DraftSummary, hasMoved: boolean): DraftState {
  const { target, platforms, findings, today, digest } = draft;
  if (platforms.length === 0) return state('muted', 'empty');
  if (target === null) return state('muted', counted(platforms.length, 'entry', 'entries'));
  if (findings.errors > 0) return state('danger', counted(findings.errors, 'error', 'errors'));
  if (hasMoved) return state('warn', 'tag moved since');
  if (today === null) return state('warn', 'tag not seen');
  if (today.digest === digest) return state('muted', 'same as the tag');
  if (findings.warnings > 0) return state('warn', counted(findings.warnings, 'warning', 'warnings'), true);
  return state('ok', 'ready to push', true);
}

function state(tone: Tone, word: string, isReady = false): DraftState {
  return { tone, word, isReady };
}
