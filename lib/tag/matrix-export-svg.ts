import { architectureFamily } from '../platform/architecture-family';
import { matrixStyle } from './matrix-export-style';
import { cellWords } from './matrix-words';
import { versionEvents } from './version-events';
import {
  newestWith,
  type PlatformRow,
  type VersionCell,
  type VersionColumn,
  type VersionMatrix,
} from './version-matrix';
import { formatVersionPlatform } from './version-platform';

/** Pixels. */
const size = { head: 72, row: 28, column: 58, names: 190, newest: 110, margin: 16, legend: 34 } as const;

/**
 * The matrix as a picture for a README: one file that loads nothing and runs nothing, for light and dark, with a title and
 * a description for those who cannot see it. What registries wrote stands in it as text.
 */
export function matrixSvg(matrix: VersionMatrix, repository: string): string {
  const { columns, rows } = matrix;
  const width = 2 * size.margin + size.names + columns.length * size.column + size.newest;
  const height = 2 * size.margin + size.head + rows.length * size.row + size.legend;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="versions-title versions-text">`,
    `<title id="versions-title">${escapeXml(`Platforms of ${repository} over its versions`)}</title>`,
    `<desc id="versions-text">${escapeXml(described(matrix))}</desc>`,
    `<style>${matrixStyle}</style>`,
    `<rect class="page" width="${width}" height="${height}" rx="6"/>`,
    ...columns.map(headOf),
    text(xOf(columns.length) + 10, size.margin + size.head - 10, 'Newest with it', 'quiet'),
    ...rows.flatMap((row, at) => rowOf(matrix, row, at, width)),
    ...legend(height - size.margin),
    '</svg>',
    '',
  ].join('\n');
}

function xOf(column: number): number {
  return size.margin + size.names + column * size.column;
}

function headOf({ version, created, platformCount, aliases }: VersionColumn, at: number): string {
  const [x, y] = [xOf(at) + 4, size.margin];
  return [
    text(x, y + 10, aliases[0] ?? '', 'quiet'),
    text(x, y + 30, String(platformCount), 'quiet'),
    text(x, y + 46, version.name, 'name', size.column - 6),
    text(x, y + 60, created === null ? '' : created.slice(0, 'YYYY-MM'.length), 'quiet'),
  ].join('');
}

function rowOf(matrix: VersionMatrix, row: PlatformRow, at: number, width: number): readonly string[] {
  const top = size.margin + size.head + at * size.row;
  const newest = newestWith(matrix, row)?.version.name ?? '';
  const isGone = ['gone', 'absent'].includes(lastState(matrix, row));
  return [
    `<g data-arch="${architectureFamily(row.platform.architecture)}">`,
    `<path class="hair" d="M${size.margin} ${top}H${width - size.margin}"/>`,
    `<rect class="arch" x="${size.margin}" y="${top + 8}" width="3" height="12"/>`,
    text(size.margin + 10, top + 18, formatVersionPlatform(row.platform), 'name', size.names - 16),
    ...row.cells.map((cell, column) => cellOf(cell, row.cells[column + 1], xOf(column), top)),
    text(xOf(matrix.columns.length) + 10, top + 18, isGone ? `gone, ${newest}` : newest, isGone ? 'gone' : 'quiet'),
    '</g>',
  ];
}

function lastState({ columns }: VersionMatrix, { cells }: PlatformRow): VersionCell['state'] {
  const newest = columns.findLastIndex(({ state, isProvisional }) => state === 'read' && !isProvisional);
  return cells[newest]?.state ?? 'unknown';
}

/** A rail while a platform is listed, a dot for a new manifest, a plus where it appeared, a dashed box where it vanished. */
function cellOf(cell: VersionCell, next: VersionCell | undefined, x: number, top: number): string {
  const middle = top + size.row / 2;
  const titled = (shape: string) => `<g><title>${cellWords(cell)}</title>${shape}</g>`;
  switch (cell.state) {
    case 'present': {
      const end = next?.state === 'present' ? size.column : size.column - 8;
      const rail = `<rect class="arch" x="${x + 4}" y="${middle + 3}" width="${end - (next?.state === 'present' ? 0 : 4)}" height="4"/>`;
      const dot = cell.change === 'same' ? '' : `<circle class="arch" cx="${x + 8}" cy="${middle - 3}" r="3.5"/>`;
      const plus = cell.change === 'appeared' ? text(x + 16, middle + 1, '+', 'added') : '';
      return titled(rail + dot + plus);
    }
    case 'gone':
      return titled(
        `<rect class="missing" x="${x + 4.5}" y="${top + 5.5}" width="${size.column - 10}" height="${size.row - 11}" rx="2"/>` +
          text(x + 14, middle + 4, 'gone', 'gone'),
      );
    case 'absent':
      return titled(`<path class="absent" d="M${x} ${middle + 5}h${size.column}"/>`);
    case 'unknown':
      return titled(text(x + 8, middle + 4, '?', 'quiet'));
    case 'never':
      return '';
  }
}

function legend(y: number): readonly string[] {
  const x = size.margin;
  return [
    `<g data-arch="unknown"><circle class="arch" cx="${x + 4}" cy="${y - 4}" r="3.5"/>${text(x + 14, y, 'new manifest', 'quiet')}`,
    `${text(x + 96, y, '+', 'added')}${text(x + 108, y, 'appeared', 'quiet')}`,
    `${text(x + 172, y, 'gone', 'gone')}${text(x + 202, y, 'was in the version before', 'quiet')}</g>`,
  ];
}

/** `fit` pixels are the most that it may take. */
function text(x: number, y: number, content: string, look: string, fit?: number): string {
  if (content === '') return '';
  // About what a character of the monospaced face takes.
  const isLong = fit !== undefined && content.length * 7 > fit;
  const squeezed = isLong ? ` textLength="${fit}" lengthAdjust="spacingAndGlyphs"` : '';
  return `<text class="${look}" x="${x}" y="${y}"${squeezed}>${escapeXml(content)}</text>`;
}

function described(matrix: VersionMatrix): string {
  const moves = versionEvents(matrix).map(({ column, moves: of }) => {
    const told = of.map(
      ({ kind, platform }) => `${formatVersionPlatform(platform)} ${kind === 'gone' ? 'is gone' : 'appeared'}`,
    );
    return `${column.version.name}: ${told.join(', ')}.`;
  });
  return [`${matrix.rows.length} platforms, ${matrix.columns.length} versions.`, ...moves].join(' ');
}

const longest = 4000;

/** Text as XML 1.0 can hold it, without what would reorder it. */
function escapeXml(content: string): string {
  const shown = content.replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]+/gu, ' ').slice(0, longest);
  return shown.replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`);
}
