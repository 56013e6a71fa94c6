import { VerbatimText } from '../ui/verbatim-text';
import type { Stretch } from './match-words';

type MatchedTextProps = Readonly<{
  text: string;
  matches: readonly Stretch[];
  /** How many characters at the beginning stay quiet: the place in a reference. */
  quiet?: number;
}>;

/** Text in which what was searched for is underlined. */
export function MatchedText({ text, matches, quiet = 0 }: MatchedTextProps) {
  const cuts = [0, quiet, text.length, ...matches.flatMap(({ start, end }) => [start, end])];
  const edges = [...new Set(cuts)].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => {
    const part = <VerbatimText key={start}>{text.slice(start, edges[index + 1])}</VerbatimText>;
    const isMatch = matches.some((match) => match.start <= start && start < match.end);
    return (
      <span key={start} className={start < quiet ? 'text-ink-3' : undefined}>
        {isMatch ? (
          <mark className="bg-transparent font-medium text-ink underline decoration-[1.5px] underline-offset-3">
            {part}
          </mark>
        ) : (
          part
        )}
      </span>
    );
  });
}
