import { configPlatform } from '../platform/config-platform';
import type { Choice } from './choice';
import type { EngineRules } from './engine-rules';
import { platformLabel } from './platform-label';
import type { Ranked } from './rank-entries';
import type { ResolvableEntry } from './resolvable-image';

/** What becomes of the entry that an engine opens. */
export type Opened = Readonly<{ because: string }> &
  (
    | Readonly<{ verdict: 'chosen' | 'unread' }>
    | Readonly<{ verdict: 'entered'; choice: Choice }>
    /** With what the engine prints; null where it goes on to the next entry. */
    | Readonly<{ verdict: 'refused'; text: string | null }>
  );

type Choose = (entries: readonly ResolvableEntry[], rules: EngineRules) => Choice;

/**
 * Opens the entry that ranks first: a nested index is entered, one without a platform is checked.
 * @param choose how the choice goes on in a nested index
 */
export function openEntry({ entry, fit }: Ranked, rules: EngineRules, choose: Choose): Opened {
  if (entry.kind === 'unknown') return openUnknown(entry.mediaType, rules);
  if (entry.kind === 'index') return openIndex({ entry, fit }, rules, choose);
  if (entry.platform !== null) return { verdict: 'chosen', because: fit.because };
  if (rules.withoutPlatform === 'taken') {
    return { verdict: 'chosen', because: 'It declares no platform, and is taken since no other entry fits.' };
  }
  return checkConfig({ entry, fit }, rules);
}

function openUnknown(type: string, rules: EngineRules): Opened {
  const because = `Its media type ${type} is neither a manifest’s nor an index’s.`;
  if (rules.unknownType === 'skipped') return { verdict: 'refused', text: null, because: `${because} It is skipped.` };
  return { verdict: 'refused', text: `unexpected media type ${type}`, because };
}

function openIndex({ entry }: Ranked, rules: EngineRules, choose: Choose): Opened {
  if (rules.nestedIndex === 'refused') {
    const text = 'Unexpectedly received a manifest list instead of a manifest for a single image';
    return { verdict: 'refused', text, because: 'It fits, but it is a nested index, which cannot be pulled.' };
  }
  if (entry.problem !== null) return unreadable(entry.problem.message);
  if (entry.entries === null) return { verdict: 'unread', because: 'It is a nested index that is not read yet.' };
  const choice = choose(entry.entries, rules);
  const refusal = refusalOf(choice, rules);
  const because =
    refusal === null
      ? 'It is a nested index, in which the choice goes on.'
      : 'It is a nested index in which nothing fits, and no other entry is tried.';
  return { verdict: 'entered', choice: { ...choice, refusal }, because };
}

function refusalOf({ chosen, unread, refusal }: Choice, rules: EngineRules): string | null {
  return chosen === null && unread.length === 0 ? (refusal ?? rules.noMatchText()) : null;
}

/** The platform that the index leaves out stands in the config. */
function checkConfig({ entry }: Ranked, rules: EngineRules): Opened {
  if (entry.problem !== null) return unreadable(entry.problem.message);
  const isUnread = entry.kind === 'manifest' && entry.config === null;
  if (isUnread) return { verdict: 'unread', because: 'It declares no platform, and its config is not read yet.' };
  const platform = configPlatform(entry.config);
  if (platform === null) return refused('It declares no platform, nor does its config.', rules);
  const { rank, because } = rules.fitOf(platform);
  const says = `It declares no platform; its config says ${platformLabel(platform)}`;
  if (rank === null) return refused(`${says}, which does not fit. ${because}`, rules);
  return { verdict: 'chosen', because: `${says}, which fits.` };
}

function refused(because: string, rules: EngineRules): Opened {
  return { verdict: 'refused', text: rules.noMatchText(), because };
}

function unreadable(message: string): Opened {
  return { verdict: 'refused', text: message, because: `It could not be read. ${message}` };
}
