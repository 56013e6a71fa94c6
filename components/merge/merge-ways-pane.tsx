'use client';

import { Upload } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { DraftMerge } from '@/lib/contract/merge';
import { parseReference } from '@/lib/oci/reference';
import { findingTone } from '../finding/finding-tone';
import { ProblemStatus } from '../problem/problem-status';
import { DigestLabel } from '../reference/digest-label';
import { DigestSwatch } from '../reference/digest-swatch';
import { Button } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { Status } from '../ui/status';
import { useGoKey } from '../ui/use-go-key';
import { VerbatimText } from '../ui/verbatim-text';
import { keptSentence, takenBackSentence } from './merge-words';
import { OtherTagField } from './other-tag-field';
import type { MergeWay, MergeWays } from './use-merge-ways';
import { useOtherTag } from './use-other-tag';

type MergeWaysPaneProps = Readonly<{
  merge: DraftMerge;
  /** Whether the merge is not yet that of the choices. */
  isReading: boolean;
  ways: MergeWays;
}>;

/** What the tag should be, in four ways, and the one action that makes it so. */
export function MergeWaysPane({ merge, isReading, ways }: MergeWaysPaneProps) {
  const { way, setWay, go, isBusy, problem } = ways;
  const { draft, now } = merge;
  const name = useId();
  const other = useOtherTag(draft.target ?? '', way === 'another-tag');
  const takenBack = takenBackSentence(merge);
  const canGo = !isBusy && !(way === 'merge' && isReading) && !(way === 'another-tag' && !other.isFree);
  const start = () => {
    if (canGo) go(merge, other.target);
  };
  useGoKey(start);
  const choice = (value: MergeWay) => ({ name, isChosen: way === value, onChoose: () => setWay(value) });
  return (
    <aside
      aria-labelledby={`${name}-title`}
      className="flex min-h-0 flex-col border-line-strong max-lg:border-t max-md:pb-20 lg:border-l"
    >
      <fieldset className="min-h-0 flex-1 overflow-auto px-5 pt-3 pb-6 max-md:px-4">
        <h2 id={`${name}-title`} className="mb-3 text-md">
          What should the tag be?
        </h2>
        <Way {...choice('merge')} title="Merge both" text={keptSentence(merge)}>
          <span className="inline-flex items-center gap-2 text-xs text-ink-3" aria-busy={isReading}>
            becomes <DigestLabel digest={draft.digest} digits={12} />
          </span>
          <MergeNotes merge={merge} />
        </Way>
        <Way
          {...choice('another-tag')}
          title="Push yours under another tag"
          text={`Leaves ${parseReference(draft.target ?? '').tag ?? 'the tag'} as they wrote it.`}
        >
          <OtherTagField other={other} onFocus={() => setWay('another-tag')} />
        </Way>
        <Way {...choice('overwrite')} title="Overwrite with yours" text="">
          {takenBack === null ? (
            <span className="text-xs text-ink-2">It takes back nothing that somebody else did.</span>
          ) : (
            <Status tone="danger" wraps className="text-xs">
              <VerbatimText>{`Takes back what they did: ${takenBack}.`}</VerbatimText>
            </Status>
          )}
        </Way>
        <Way
          {...choice('theirs')}
          title="Keep theirs"
          text="Nothing is written. The draft stays, and is compared with the tag as it is now."
        />
      </fieldset>
      <div className="grid flex-none gap-2 border-t border-line bg-chrome px-5 py-3 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-(--z-bar) max-md:px-4">
        {problem === null ? null : (
          <p role="alert" className="text-xs">
            <ProblemStatus problem={problem} />
          </p>
        )}
        <span className="flex flex-wrap items-center justify-between gap-3">
          {way === 'merge' || way === 'overwrite' ? (
            <span className="inline-flex items-center gap-2 text-xs text-ink-3 max-md:hidden">
              Writes only if the tag is still{' '}
              {now.digest === null ? 'absent' : <DigestSwatch digest={now.digest} size="sm" />}
            </span>
          ) : null}
          <Button
            variant="primary"
            size="lg"
            icon={way === 'theirs' ? undefined : Upload}
            aria-disabled={!canGo}
            onClick={start}
            className="ml-auto max-md:w-full"
          >
            {isBusy ? 'Working' : goes[way]}
            <span className="max-md:hidden">
              <Kbd>⌘⏎</Kbd>
            </span>
          </Button>
        </span>
      </div>
    </aside>
  );
}

const goes: Readonly<Record<MergeWay, string>> = {
  merge: 'Push the merge',
  'another-tag': 'Push under another tag',
  overwrite: 'Overwrite the tag',
  theirs: 'Keep theirs',
};

type WayProps = Readonly<{
  name: string;
  isChosen: boolean;
  onChoose: () => void;
  title: string;
  text: string;
  children?: ReactNode;
}>;

function Way({ name, isChosen, onChoose, title, text, children }: WayProps) {
  const id = useId();
  return (
    <div
      className={`relative -mx-5 border-t border-l-2 border-t-line py-3 pr-5 pl-9.5 last:border-b last:border-b-line max-md:-mx-4 max-md:pr-4 ${isChosen ? 'border-l-ink bg-selected' : 'border-l-transparent'}`}
    >
      <label className="flex min-h-6 cursor-pointer items-center font-medium max-md:min-h-11">
        <input
          type="radio"
          name={name}
          checked={isChosen}
          onChange={onChoose}
          aria-describedby={text === '' ? undefined : id}
          className="absolute left-3 size-3.5 accent-action"
        />
        {title}
      </label>
      {text === '' ? null : (
        <p id={id} className="mt-0.5 text-xs text-ink-2 wrap-anywhere">
          <VerbatimText>{text}</VerbatimText>
        </p>
      )}
      {children === undefined ? null : <div className="mt-1.5 grid justify-items-start gap-1.5">{children}</div>}
    </div>
  );
}

/** What is wrong with the merge as it would be written, and what its format drops. */
function MergeNotes({ merge: { draft } }: Readonly<{ merge: DraftMerge }>) {
  const told = draft.findings.filter(({ severity }) => severity !== 'note');
  return [
    ...told.map(({ rule, message, severity }) => ({ key: `${rule} ${message}`, message, tone: findingTone[severity] })),
    ...draft.losses[draft.writtenAs].map(({ what, message }) => ({ key: what, message, tone: 'warn' as const })),
  ].map(({ key, message, tone }) => (
    <Status key={key} tone={tone} wraps className="text-xs text-ink!">
      <VerbatimText>{message}</VerbatimText>
    </Status>
  ));
}
