import { LoaderCircle } from 'lucide-react';
import { PushedDigest } from '../push/pushed-digest';
import { Status } from '../ui/status';
import { TextField } from '../ui/text-field';
import { VerbatimText } from '../ui/verbatim-text';
import type { OtherTag } from './use-other-tag';

/** A field for another tag, and whether it is taken. */
export function OtherTagField({ other, onFocus }: Readonly<{ other: OtherTag; onFocus: () => void }>) {
  return (
    <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
      <TextField
        label="Other tag"
        isLabelHidden
        value={other.text}
        onChange={({ target }) => other.write(target.value)}
        onFocus={onFocus}
        aria-invalid={other.state === 'invalid'}
        className="w-40"
      />
      <span aria-live="polite" className="inline-flex text-xs">
        <TagState other={other} />
      </span>
    </span>
  );
}

function TagState({ other: { state, digest, problem } }: Readonly<{ other: OtherTag }>) {
  switch (state) {
    case 'idle':
      return null;
    case 'invalid':
      return <Status tone="danger">no tag: letters, digits and . _ - only</Status>;
    case 'asking':
      return (
        <Status tone="muted" icon={LoaderCircle}>
          asking
        </Status>
      );
    case 'free':
      return <Status tone="ok">not taken</Status>;
    case 'taken':
      return (
        <span className="inline-flex items-center gap-2">
          <Status tone="warn">taken</Status>
          <PushedDigest digest={digest} absent="" size="sm" />
        </span>
      );
    case 'unknown':
      return (
        <Status tone="warn" wraps>
          <VerbatimText>{problem?.message ?? 'The registry does not tell.'}</VerbatimText>
        </Status>
      );
  }
}
