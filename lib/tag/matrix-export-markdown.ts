import { newestWith, type VersionCell, type VersionMatrix } from './version-matrix';
import { formatVersionPlatform } from './version-platform';

/**
 * The matrix as a table of GitHub-flavoured Markdown for a README. What registries wrote stands in it as text: whatever
 * could be markup is escaped.
 */
export function matrixMarkdown(matrix: VersionMatrix, repository: string): string {
  const head = ['Platform', ...matrix.columns.map(({ version }) => version.name), 'Newest with it'];
  const lines = matrix.rows.map((row) => [
    formatVersionPlatform(row.platform),
    ...row.cells.map((cell) => marks[markOf(cell)]),
    newestWith(matrix, row)?.version.name ?? '',
  ]);
  return [
    `Platforms of ${escapeMarkdown(repository)} over its versions`,
    '',
    tableLine(head),
    tableLine(
      head.map((_, at) => (at === 0 || at === head.length - 1 ? ':--' : ':-:')),
      false,
    ),
    ...lines.map((line) => tableLine(line)),
    '',
    'new: another manifest than before, same: the same manifest, appeared: not in the version before, **gone**: in the version before, –: still absent',
    '',
  ].join('\n');
}

const marks = {
  first: 'listed',
  appeared: 'appeared',
  new: 'new',
  same: 'same',
  gone: '**gone**',
  absent: '–',
  never: '',
  unknown: '?',
} as const;

function markOf(cell: VersionCell): keyof typeof marks {
  return cell.state === 'present' ? cell.change : cell.state;
}

const ours = new Set<string>(Object.values(marks));

function tableLine(cells: readonly string[], isText = true): string {
  return `| ${cells.map((cell) => (isText && !ours.has(cell) ? escapeMarkdown(cell) : cell)).join(' | ')} |`;
}

const longest = 100;

/** Letters, digits and what joins them in names stay; all else becomes a character reference, which no parser takes for markup. */
function escapeMarkdown(text: string): string {
  const shown = text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, longest);
  return shown.replace(/[^\p{L}\p{N} ./:,-]/gu, (character) => `&#${character.codePointAt(0)};`);
}
