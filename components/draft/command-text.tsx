import { VerbatimText } from '../ui/verbatim-text';

/** Beyond these a browser grows slow; what is copied is the whole. */
const shownCharacters = 100_000;

/** Commands as they are copied: long ones scroll, long lines wrap where they end, as in a terminal. */
export function CommandText({ label, text }: Readonly<{ label: string; text: string }>) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
      tabIndex={0}
      className="max-h-64 overflow-y-auto rounded-2 bg-sunken px-3 py-2 max-md:max-h-none"
    >
      <pre className="mono text-xs leading-[18px] break-all whitespace-pre-wrap">
        <VerbatimText>{text.slice(0, shownCharacters)}</VerbatimText>
      </pre>
      {text.length > shownCharacters ? (
        <p className="text-xs text-ink-3">
          The first part of {text.length.toLocaleString('en')} characters. Copy gives all.
        </p>
      ) : null}
    </section>
  );
}
