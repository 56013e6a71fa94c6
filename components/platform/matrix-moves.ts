import type { MatrixModel } from './matrix-model';

/** The keys that move between the cells of the matrix. @see ARIA Authoring Practices, Grid pattern */
export type MoveKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

const moveKeys: readonly string[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

export function isMoveKey(key: string): key is MoveKey {
  return moveKeys.includes(key);
}

/** Where an entry stands: stacked entries of a row stand on lines below each other. */
type Place = Readonly<{ id: string; line: number; column: number }>;

/**
 * The id of the cell that `key` leads to from the cell `id`, or `id` where there is none: left and right along the
 * line, up and down to the nearest cell of the next line that has one.
 */
export function moveInMatrix(model: MatrixModel, id: string, key: MoveKey): string {
  const places = placesOf(model);
  const from = places.find((place) => place.id === id);
  if (from === undefined) return places[0]?.id ?? id;
  const line = places.filter((place) => place.line === from.line);
  switch (key) {
    case 'Home':
      return line[0]?.id ?? id;
    case 'End':
      return line.at(-1)?.id ?? id;
    case 'ArrowLeft':
      return line.findLast((place) => place.column < from.column)?.id ?? id;
    case 'ArrowRight':
      return line.find((place) => place.column > from.column)?.id ?? id;
    case 'ArrowUp':
      return nearest(places.filter((place) => place.line < from.line).reverse(), from.column) ?? id;
    case 'ArrowDown':
      return (
        nearest(
          places.filter((place) => place.line > from.line),
          from.column,
        ) ?? id
      );
  }
}

/** The cells without a platform flow in one row at the end, so they count as one line. */
function placesOf({ columns, rows, apart }: MatrixModel): readonly Place[] {
  const places: Place[] = [];
  let firstLine = 0;
  for (const row of rows) {
    let lines = 0;
    for (const [column, { architecture }] of columns.entries()) {
      const stack = row.cells.get(architecture) ?? [];
      for (const [depth, { entry }] of stack.entries()) places.push({ id: entry.id, line: firstLine + depth, column });
      lines = Math.max(lines, stack.length);
    }
    firstLine += lines;
  }
  for (const [column, { entry }] of apart.entries()) places.push({ id: entry.id, line: firstLine, column });
  return places.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Of the line that comes first in `places`, the cell closest to `column`; a cell in the same column wins. */
function nearest(places: readonly Place[], column: number): string | undefined {
  const line = places[0]?.line;
  const distance = (place: Place) => Math.abs(place.column - column);
  return places
    .filter((place) => place.line === line)
    .toSorted((a, b) => distance(a) - distance(b) || a.column - b.column)[0]?.id;
}
