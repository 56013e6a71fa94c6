'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { type KeyboardEvent, useState } from 'react';
import type { Suggestion } from '@/lib/draft/suggest-values';
import { VerbatimText } from '../ui/verbatim-text';

type ValueFieldProps = Readonly<{
  /** What is edited, for those who cannot see where the field stands. */
  name: string;
  text: string;
  suggestions: readonly Suggestion[];
  /** With what was chosen; null leaves it as it was. `keepsFocus`: whether the focus is to come back to where it was. */
  onClose: (chosen: string | null, keepsFocus: boolean) => void;
}>;

/** A field over its suggestions. @see ARIA Authoring Practices, Combobox */
export function ValueField({ name, text, suggestions, onClose }: ValueFieldProps) {
  const [typed, setTyped] = useState(text);
  const isTyped = typed !== text && typed !== '';
  const shown = isTyped ? suggestions.filter(({ value }) => value.includes(typed.trim())) : suggestions;

  const [highlighted, setHighlighted] = useState<Suggestion>();

  // Before the list of suggestions has its say: it would close, and keep the key.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose(event.key === 'Escape' ? null : (highlighted?.value ?? typed), true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field inside has the keys.
    <div onKeyDownCapture={onKeyDownCapture} onKeyDown={(event) => event.stopPropagation()}>
      <Autocomplete.Root
        items={shown}
        mode="none"
        value={typed}
        onValueChange={setTyped}
        itemToStringValue={({ value }: Suggestion) => value}
        onItemHighlighted={setHighlighted}
        open
      >
        <Autocomplete.Input
          aria-label={name}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          autoFocus
          onFocus={({ currentTarget }) => currentTarget.select()}
          onBlur={() => onClose(typed, false)}
          className="mono h-7 w-full min-w-16 rounded-2 border border-line-control bg-canvas px-1.5 max-md:h-11"
        />
        <Autocomplete.Portal>
          <Autocomplete.Positioner align="start" sideOffset={4} className="z-(--z-dialog)">
            <Autocomplete.Popup
              // A press on a suggestion must not take the focus first: losing it ends the edit.
              onMouseDown={(event) => event.preventDefault()}
              className={`max-h-60 w-72 max-w-[calc(100vw-32px)] overflow-y-auto rounded-3 bg-raised p-1 shadow-menu ${shown.length === 0 ? 'hidden' : ''}`}
            >
              <Autocomplete.List aria-label={`Suggestions for ${name}`}>
                {(suggestion: Suggestion) => (
                  <Autocomplete.Item
                    key={suggestion.value}
                    value={suggestion}
                    onClick={() => onClose(suggestion.value, true)}
                    className="flex min-h-7 items-baseline gap-3 rounded-2 px-2 py-1 text-xs data-highlighted:bg-selected max-md:min-h-11 max-md:items-center"
                  >
                    <span className={`mono min-w-12 ${suggestion.value === '' ? 'text-ink-3' : ''}`}>
                      {suggestion.value === '' ? 'none' : <VerbatimText>{suggestion.value}</VerbatimText>}
                    </span>
                    <span className="text-ink-2">{suggestion.why}</span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
    </div>
  );
}
