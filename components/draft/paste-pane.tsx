'use client';

import { Search } from 'lucide-react';
import { useId } from 'react';
import { counted } from '@/lib/display/counted';
import { type PastedKind, pastedKinds } from '@/lib/draft/pasted-draft';
import { ProblemStatus } from '../problem/problem-status';
import { Button } from '../ui/button';
import { ChoiceField } from '../ui/choice-field';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { PastedTextArea } from './pasted-text-area';
import { readParts } from './read-parts';
import type { PastedText } from './use-pasted-draft';

const kindNames: Readonly<Record<PastedKind, string>> = {
  references: 'references',
  'docker-manifest': 'docker manifest',
  imagetools: 'buildx imagetools',
  crane: 'crane index',
  podman: 'podman manifest',
  'manifest-tool': 'manifest-tool YAML',
  log: 'CI log',
};

/** The text, as what it is read, and what could not be understood. */
export function PastePane({ pasted }: Readonly<{ pasted: PastedText }>) {
  const id = useId();
  const { text, write, lookUp, isStale, isReading, preview, problem, kind, overrule } = pasted;
  const recognised = preview === null ? 'recognise it' : `recognised: ${kindNames[preview.kind]}`;
  return (
    <section aria-labelledby={`${id}-title`} className="grid min-w-0 content-start gap-2">
      <h2 id={`${id}-title`} className="text-md">
        Paste
      </h2>
      <label htmlFor={id} className="text-xs text-ink-2">
        References, one a line, <code>docker manifest create …</code>, <code>buildx imagetools create …</code>, a
        manifest-tool YAML, or a CI log that names them.
      </label>
      <PastedTextArea
        id={id}
        parts={preview === null || isStale ? null : readParts(text, preview)}
        value={text}
        onChange={({ target }) => write(target.value)}
        onPaste={({ currentTarget, clipboardData }) => {
          // Pasted in place of all: it is what is meant. In the middle of something it is looked up on request.
          const { value, selectionStart, selectionEnd } = currentTarget;
          if (selectionEnd - selectionStart === value.length) lookUp(clipboardData.getData('text'));
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && isStale) {
            event.preventDefault();
            event.stopPropagation();
            lookUp(text);
          }
        }}
        rows={10}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        autoFocus
      />
      <div className="flex flex-wrap items-center gap-2">
        <ChoiceField
          name="Read as"
          value={kind ?? ''}
          options={[['', recognised], ...Object.entries(kindNames)]}
          onChange={(chosen) => overrule(pastedKinds.find((known) => known === chosen))}
        />
        <Button icon={Search} aria-disabled={text.trim() === '' || isReading} onClick={() => lookUp(text)}>
          {isReading ? 'Looking' : isStale ? 'Look up' : 'Look again'}
        </Button>
        <span role="status" className="text-xs text-ink-3">
          {preview === null || isStale ? null : counted(preview.sources.length, 'image', 'images')}
        </span>
      </div>
      {problem === null ? null : <ProblemStatus problem={problem} className="text-xs" />}
      {preview === null || preview.notes.length === 0 ? null : (
        <ul aria-label="Notes" className="grid gap-1 text-xs">
          {preview.notes.map((note) => (
            <li key={note}>
              <Status tone="info" wraps>
                <VerbatimText>{note}</VerbatimText>
              </Status>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
