/** A place in the grid; row -1 is the head. */
export type GridPlace = Readonly<{ row: number; column: number }>;

const steps = {
  ArrowLeft: (place: GridPlace) => ({ ...place, column: place.column - 1 }),
  ArrowRight: (place: GridPlace) => ({ ...place, column: place.column + 1 }),
  ArrowUp: (place: GridPlace) => ({ ...place, row: place.row - 1 }),
  ArrowDown: (place: GridPlace) => ({ ...place, row: place.row + 1 }),
  Home: (place: GridPlace) => ({ ...place, column: 0 }),
  End: (place: GridPlace) => ({ ...place, column: Number.MAX_SAFE_INTEGER }),
} as const;

export type GridKey = keyof typeof steps;

export function isGridKey(key: string): key is GridKey {
  return Object.hasOwn(steps, key);
}

/** Where `key` leads in a grid of a head and `rows` × `columns`; it stays at the edge. @see ARIA Authoring Practices, Grid pattern */
export function moveInGrid(
  place: GridPlace,
  key: GridKey,
  size: Readonly<{ rows: number; columns: number }>,
): GridPlace {
  const { row, column } = steps[key](place);
  return {
    row: Math.min(Math.max(row, -1), size.rows - 1),
    column: Math.min(Math.max(column, 0), size.columns - 1),
  };
}

export function formatPlace({ row, column }: GridPlace): string {
  return `${row}:${column}`;
}

/** The inverse of `formatPlace`. */
export function parsePlace(text: string): GridPlace {
  const [row = 0, column = 0] = text.split(':').map(Number);
  return { row, column };
}
