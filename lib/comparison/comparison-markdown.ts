import type { EntryView } from '../contract/image';
import { formatBytes } from '../display/bytes';
import { shortDigest } from '../display/digest';
import { formatPlatform } from '../platform/format-platform';
import { engineIds, engineName } from '../resolve/engine';
import { changeSummary } from './change-summary';
import { differs } from './compare-fields';
import type { ComparedPair } from './compare-platforms';
import type { PulledChange } from './host-effects';

type MarkdownInput = Readonly<{
  /** What the two sides are called. */
  a: string;
  b: string;
  pairs: readonly ComparedPair[];
  effects: readonly PulledChange[];
}>;

/** A comparison as Markdown tables, for an issue or a pull request. What came from a registry cannot become markup. */
export function comparisonMarkdown({ a, b, pairs, effects }: MarkdownInput): string {
  const [only] = pairs;
  const blocks = [
    `## ${escaped(a)} → ${escaped(b)}`,
    table(['Platform', 'Before', 'Verdict', 'After', 'To pull', 'What'], pairs.map(pairCells)),
    ...(pairs.length === 1 && only ? fieldBlocks(only) : []),
    ...(effects.length === 0
      ? []
      : ['### What hosts pull', table(['Host', 'Engines', 'Before', 'After', 'Effect'], effects.map(effectCells))]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function pairCells(pair: ComparedPair): readonly string[] {
  const { a, b, verdict, layers } = pair;
  const names = [...new Set([a, b].flatMap((entry) => (entry ? [nameOf(entry)] : [])))];
  const toPull = verdict === 'same' ? '0 B' : layers === null ? '' : formatBytes(layers.pullBytes);
  return [names.join(' → '), digestOf(a), verdict, digestOf(b), toPull, escaped(changeSummary(pair))];
}

function effectCells({ platform, machines, engines, a, b, effect }: PulledChange): readonly string[] {
  const words = { lost: 'loses its match', gained: 'gains a match', other: 'gets something else' } as const;
  return [
    `${escaped(formatPlatform(platform))} (${machines.join(', ')})`,
    engines.length === engineIds.length ? 'all' : engines.map(engineName).join(', '),
    a === null ? 'no match' : nameOf(a),
    b === null ? 'no match' : nameOf(b),
    words[effect],
  ];
}

function fieldBlocks({ fields }: ComparedPair): readonly string[] {
  const changed = fields.filter(differs);
  if (changed.length === 0) return [];
  const text = (value: string | readonly string[] | null) =>
    value === null ? 'not set' : escaped(typeof value === 'string' ? value : JSON.stringify(value));
  return [
    table(
      ['Field', 'Before', 'After'],
      changed.map(({ of, name, a, b }) => [escaped(`${of} ${name}`), text(a), text(b)]),
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function nameOf({ platform, kind }: EntryView): string {
  if (platform === null) return kind;
  const version = platform['os.version'];
  return escaped(version === undefined ? formatPlatform(platform) : `${formatPlatform(platform)} ${version}`);
}

function digestOf(entry: EntryView | null): string {
  return entry === null ? '' : `\`${shortDigest(entry.digest, 12)}\``;
}

/** One line, with every character written out that Markdown or HTML takes for more than itself. */
function escaped(text: string): string {
  return text.replaceAll(/[\p{C}\s]+/gu, ' ').replaceAll(/[\\`*_{}[\]<>|#~&!]/g, '\\$&');
}
