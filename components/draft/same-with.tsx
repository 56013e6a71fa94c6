'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DraftView } from '@/lib/contract/draft';
import type { DraftCommand, DraftCommands } from '@/lib/contract/draft-commands';
import { toProblem } from '@/lib/problem/problem';
import { queryKeys } from '@/lib/query-keys';
import { type DraftSelection, routes } from '@/lib/routes';
import { fetchJson } from '../problem/fetch-json';
import { CopyButton } from '../ui/copy-button';
import { SectionHead } from '../ui/section-head';
import { Status, type Tone } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { CommandText } from './command-text';

/** Of an index of hundreds, each may be otherwise in its own way. */
const shownSentences = 12;

type Way = DraftCommand['way'];

type SameWithProps = Readonly<{
  draft: DraftView;
  tool: DraftSelection['tool'];
  onTool: (tool: Way) => void;
}>;

/** The draft as commands of another tool, and what that would make otherwise. */
export function SameWith({ draft, tool, onTool }: SameWithProps) {
  const isReady = draft.target !== null && draft.entries.length > 0;
  const { data, error } = useQuery({
    queryKey: queryKeys.draftCommands(draft.id, draft.version),
    queryFn: ({ signal }) => fetchJson<DraftCommands>(routes.api.draftCommands(draft.id), signal),
    enabled: isReady,
    // A new version has its text in a moment: the old one stays until then.
    placeholderData: keepPreviousData,
  });
  const commands = isReady ? (data?.commands ?? []) : [];
  const shown = commands.find(({ way }) => way === tool) ?? commands[0];
  return (
    <section aria-labelledby="same-with">
      <SectionHead
        id="same-with"
        title={
          <>
            Same with <span className="sr-only">{shown?.label ?? 'other tools'}</span>
          </>
        }
        note={shown === undefined ? noteOf(isReady) : <ToolPicker commands={commands} shown={shown} onTool={onTool} />}
      >
        {shown?.command ? <CopyButton text={shown.command} what="commands" /> : null}
      </SectionHead>
      {error === null ? null : (
        <Status tone="danger" wraps className="text-xs">
          <VerbatimText>{toProblem(error).message}</VerbatimText>
        </Status>
      )}
      {shown === undefined ? null : <ShownCommand command={shown} />}
    </section>
  );
}

function noteOf(isReady: boolean): string {
  return isReady ? '' : 'needs a target and an entry';
}

type ToolPickerProps = Readonly<{
  commands: readonly DraftCommand[];
  shown: DraftCommand;
  onTool: (tool: Way) => void;
}>;

function ToolPicker({ commands, shown, onTool }: ToolPickerProps) {
  return (
    <select
      aria-label="Tool"
      value={shown.way}
      onChange={({ target }) => {
        const chosen = commands.find(({ way }) => way === target.value);
        if (chosen !== undefined) onTool(chosen.way);
      }}
      className="h-7 min-w-0 cursor-pointer rounded-2 border border-line-control bg-canvas px-1.5 text-sm text-ink max-md:h-11"
    >
      {commands.map(({ way, label }) => (
        <option key={way} value={way}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** What is made of it, in a word; a glyph says the same. */
const verdicts = {
  equal: { tone: 'ok', text: 'equal bytes' },
  same: { tone: 'info', text: 'same content, other bytes' },
  different: { tone: 'warn', text: 'not the same index' },
  impossible: { tone: 'danger', text: 'cannot make it' },
} as const satisfies Record<DraftCommand['result'], { tone: Tone; text: string }>;

function ShownCommand({ command }: Readonly<{ command: DraftCommand }>) {
  const { label, result, reason, differences, notes, triedWith } = command;
  const { tone, text } = verdicts[result];
  const sentences = reason === null ? differences.map(({ message }) => message) : [reason];
  return (
    <div className="grid gap-2 text-xs">
      {command.command === null ? null : <CommandText label={`Commands for ${label}`} text={command.command} />}
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <Status tone={tone} className="text-ink!">
          {text}
        </Status>
        <span className="text-2xs text-ink-3">tried with {triedWith}</span>
      </p>
      <ul className="border-b border-line empty:hidden">
        {sentences.slice(0, shownSentences).map((sentence) => (
          <Sentence key={sentence} tone={tone} text={sentence} />
        ))}
        {sentences.length > shownSentences ? (
          <li className="border-t border-line py-1.5 text-ink-3">{sentences.length - shownSentences} more</li>
        ) : null}
        {notes.map((note) => (
          <Sentence key={note} tone="info" text={note} />
        ))}
      </ul>
    </div>
  );
}

function Sentence({ tone, text }: Readonly<{ tone: Tone; text: string }>) {
  return (
    <li className="border-t border-line py-1.5 wrap-anywhere">
      <Status tone={tone} wraps className="text-ink!">
        <VerbatimText>{text}</VerbatimText>
      </Status>
    </li>
  );
}
