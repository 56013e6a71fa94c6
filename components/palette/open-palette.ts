const doors = new Set<() => void>();

/** Opens the palette, from anywhere in the page. */
export function openPalette(): void {
  for (const open of doors) open();
}

/** Lets `open` hear of `openPalette`; the answer ends that. */
export function onOpenPalette(open: () => void): () => void {
  doors.add(open);
  return () => void doors.delete(open);
}
