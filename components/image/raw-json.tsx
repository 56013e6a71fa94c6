'use client';

import { useMemo, useState } from 'react';
import { isDigest } from '@/lib/oci/digest';
import { type ArchitectureFamily, architectureFamily } from '@/lib/platform/architecture-family';
import { DigestSwatch } from '../reference/digest-swatch';
import { Button } from '../ui/button';
import { VerbatimText } from '../ui/verbatim-text';
import { type JsonToken, jsonTokens, tokenLines } from './json-tokens';

/** Beyond these a browser grows slow; the rest is shown on request. */
const shownCharacters = 300_000;
const shownLines = 4_000;

type RawJsonProps = Readonly<{ label: string; text: string; isWrapped: boolean }>;

/** JSON text as it is, line by line, without colours: digests carry their swatch, architectures their key. */
export function RawJson({ label, text, isWrapped }: RawJsonProps) {
  const [showsAll, setShowsAll] = useState(false);
  const lines = useMemo(
    () => tokenLines(jsonTokens(showsAll ? text : text.slice(0, shownCharacters))),
    [text, showsAll],
  );
  const shown = showsAll ? lines : lines.slice(0, shownLines);
  const isCut = shown.length < lines.length || (!showsAll && text.length > shownCharacters);
  return (
    <>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={label}
        className="overflow-x-auto"
      >
        <pre className="leading-[18px] [counter-reset:line]">
          {shown.map((tokens, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never move.
              key={index}
              className={`relative block min-h-[18px] pl-11 before:absolute before:left-0 before:w-[30px] before:text-right before:text-ink-3 before:content-[counter(line)] before:[counter-increment:line] ${isWrapped ? 'whitespace-pre-wrap wrap-anywhere' : 'w-max min-w-full whitespace-pre'}`}
            >
              {tokens.map((token, position) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: tokens of one line never move.
                <Token key={position} token={token} family={familyOf(tokens, position)} />
              ))}
            </span>
          ))}
        </pre>
      </section>
      {isCut ? (
        <p className="mt-2 flex flex-wrap items-center gap-2 text-xs text-ink-3">
          The first part of {text.length.toLocaleString('en')} characters. Copy and download give all.
          <Button size="sm" onClick={() => setShowsAll(true)}>
            Show all
          </Button>
        </p>
      ) : null}
    </>
  );
}

const looks = {
  key: 'text-json-key',
  string: 'text-json-string',
  number: 'font-medium text-json-number',
  literal: 'font-medium text-json-number',
  punctuation: 'text-json-punct',
  other: '',
} as const;

function Token({ token, family }: Readonly<{ token: JsonToken; family: ArchitectureFamily | null }>) {
  if (token.kind === 'space') return token.text;
  const value = token.text.slice(1, -1);
  return (
    <span className={looks[token.kind]}>
      {token.kind === 'string' && isDigest(value) ? (
        <DigestSwatch digest={value} className="mr-[5px] align-[-2px]" />
      ) : null}
      {family === null ? null : (
        <span data-arch={family}>
          <i className="arch-key mr-1 inline-block align-[-2px]" />
        </span>
      )}
      {token.kind === 'string' || token.kind === 'key' || token.kind === 'other' ? (
        <VerbatimText>{token.text}</VerbatimText>
      ) : (
        token.text
      )}
    </span>
  );
}

/** The family of the architecture that a value names, where its key says that it names one. */
function familyOf(tokens: readonly JsonToken[], position: number): ArchitectureFamily | null {
  const token = tokens[position];
  if (token?.kind !== 'string') return null;
  const key = tokens.slice(0, position).findLast(({ kind }) => kind === 'key');
  return key?.text === '"architecture"' ? architectureFamily(token.text.slice(1, -1)) : null;
}
