import { engineIds, engineName } from './engine';
import { platformLabel } from './platform-label';
import type { Resolution } from './resolution';
import type { ResolvedRow } from './resolve-row';

/** Hosts and what they pull by each engine, in columns for a font of one width. */
export function rowsText(reference: string, rows: readonly ResolvedRow[]): string {
  const lines = [
    ['Host', 'Platform', ...engineIds.map(engineName)],
    ...rows.map(({ host, cells }) => [host.name || '-', platformLabel(host.platform), ...cells.map(answerText)]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const text = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`What hosts pull of ${reference}`, '', ...text, ''].join('\n');
}

function answerText(cell: Resolution | null): string {
  if (cell === null) return 'not run there';
  const { match, unread, emulated, emulation } = cell;
  if (match === null) return unread.length > 0 ? 'not read yet' : 'no match';
  const taken = match.platform === null ? `entry ${match.id}` : platformLabel(match.platform);
  if (!emulated) return taken;
  return `${taken} (${emulation === null ? 'does not run' : 'with QEMU'})`;
}
