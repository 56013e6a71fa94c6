import { codePointName, textParts } from './hidden-characters';

/** Text from strangers: shown as it is, apart from what surrounds it, with each hidden character written out. */
export function VerbatimText({ children }: Readonly<{ children: string }>) {
  const parts = textParts(children);
  return (
    <bdi>
      {parts.map(({ text, hidden }, position) =>
        hidden ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move.
          <span key={position} className="rounded-1 border border-line-control px-0.5 text-2xs text-ink-2">
            {codePointName(text)}
          </span>
        ) : (
          text
        ),
      )}
    </bdi>
  );
}
