const units = ['kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** A size for people, in decimal units with at most three digits: `612 B`, `12.3 kB`, `126 MB`. */
export function formatBytes(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  let value = sizeBytes;
  let unit = -1;
  // 999.5 kB would round to “1000 kB”.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 99.95 ? value.toFixed(1) : value.toFixed(0)} ${units[unit]}`;
}
