'use client';

import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { formatDate } from '@/lib/display/date';
import type { Reference } from '@/lib/oci/reference';
import type { Problem } from '@/lib/problem/problem';
import { Button } from '../ui/button';
import { Status } from '../ui/status';
import { readExpectation } from './expectation';
import type { GapReading } from './use-gaps';

type ExpectationControlProps = Readonly<{
  reference: Reference;
  reading: GapReading;
  /** Takes `expect` of the URL. */
  onExpect: (expect: string | undefined) => void;
}>;

const field = 'h-7 rounded-2 border border-line-control bg-canvas px-2 text-ink max-md:h-11';

/** What the image is held against: gaps are drawn only against an expectation with a name. */
export function ExpectationControl({ reference, reading, onExpect }: ExpectationControlProps) {
  const { expectation, seen, problem, isReading } = reading;
  const select = useRef<HTMLSelectElement>(null);
  const [isAsking, setIsAsking] = useState(false);

  const choose = (choice: string) => {
    setIsAsking(choice === 'ask');
    if (choice === 'seen') onExpect(undefined);
    if (choice === 'nothing') onExpect('');
  };
  const leave = () => {
    setIsAsking(false);
    select.current?.focus();
  };
  return (
    <>
      <label className="inline-flex items-center gap-1.5 text-xs text-ink-3">
        Expect
        <select
          ref={select}
          value={isAsking ? 'ask' : expectation.kind}
          onChange={(event) => choose(event.target.value)}
          className={`${field} max-w-56 text-xs`}
        >
          <option value="seen">
            {seen === null
              ? 'as last seen here'
              : `as last seen here, ${formatDate(new Date(seen.seenAtMs).toISOString())}`}
          </option>
          {expectation.kind === 'other' ? <option value="other">{expectation.name}</option> : null}
          {expectation.kind === 'invalid' ? <option value="invalid">not readable</option> : null}
          <option value="ask">another tag …</option>
          <option value="nothing">nothing</option>
        </select>
      </label>
      {isAsking ? (
        <OtherTag
          reference={reference}
          onExpect={(expect) => {
            onExpect(expect);
            leave();
          }}
          onLeave={leave}
        />
      ) : null}
      <p role="status" className="order-last basis-full text-xs text-ink-3 empty:hidden">
        {isReading && expectation.kind === 'other' ? `Reading what ${expectation.name} lists` : null}
        {problem !== null && !isReading ? <Fault problem={problem} /> : null}
      </p>
    </>
  );
}

type OtherTagProps = Readonly<{ reference: Reference; onExpect: (expect: string) => void; onLeave: () => void }>;

/** Asks for a tag of the same repository, or any reference. */
function OtherTag({ reference, onExpect, onLeave }: OtherTagProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readExpectation(text.trim() || ':', reference);
    if (read.kind === 'invalid') setProblem(read.problem);
    else onExpect(text.trim());
  };
  const leaveOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onLeave();
  };
  return (
    <form onSubmit={submit} className="inline-flex flex-wrap items-center gap-1.5">
      <input
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field.
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={leaveOnEscape}
        placeholder="3.19 or ghcr.io/owner/name:tag"
        aria-label="Tag or reference to expect the platforms of"
        aria-invalid={problem !== null}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className={`mono ${field} w-56 placeholder:text-ink-3`}
      />
      <Button type="submit">Expect</Button>
      {problem === null ? null : <Fault problem={problem} />}
    </form>
  );
}

function Fault({ problem }: Readonly<{ problem: Problem }>) {
  return (
    <Status tone="warn" wraps>
      <span className="wrap-anywhere">
        {problem.message} {problem.hint}
      </span>
    </Status>
  );
}
