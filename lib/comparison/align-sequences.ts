/** A place of the common line of two sequences: an index into each, or null where one of them has nothing there. */
export type Alignment = readonly (readonly [number, number] | readonly [number, null] | readonly [null, number])[];

/** Larger tables than this are not filled in: what stands between equal ends is then taken as all different. */
const mostCells = 1_000_000;

/**
 * Lays two sequences beside each other so that as many equal items as possible stand together, in their order. Where one
 * item gave way to another, the one that went comes first.
 */
export function alignSequences<Item>(
  a: readonly Item[],
  b: readonly Item[],
  isSame: (one: Item, other: Item) => boolean,
): Alignment {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && isSameAt(start, start)) start += 1;
  let end = 0;
  while (end < shorter - start && isSameAt(a.length - 1 - end, b.length - 1 - end)) end += 1;

  function isSameAt(atA: number, atB: number): boolean {
    const [one, other] = [a[atA], b[atB]];
    return one !== undefined && other !== undefined && isSame(one, other);
  }

  const middle = alignMiddle(a.length - start - end, b.length - start - end, (atA, atB) =>
    isSameAt(start + atA, start + atB),
  );
  return [
    ...range(start).map((at) => [at, at] as const),
    ...middle.map(([atA, atB]) => shifted(atA, atB, start)),
    ...range(end).map((at) => [a.length - end + at, b.length - end + at] as const),
  ];
}

/** The longest common subsequence, by a table of what is left from each place on. */
function alignMiddle(aLength: number, bLength: number, isSameAt: (atA: number, atB: number) => boolean): Alignment {
  if (aLength * bLength > mostCells) {
    return [...range(aLength).map((at) => [at, null] as const), ...range(bLength).map((at) => [null, at] as const)];
  }
  const width = bLength + 1;
  const common = new Uint32Array((aLength + 1) * width);
  const left = (atA: number, atB: number) => common[atA * width + atB] ?? 0;
  for (let atA = aLength - 1; atA >= 0; atA--) {
    for (let atB = bLength - 1; atB >= 0; atB--) {
      common[atA * width + atB] = isSameAt(atA, atB)
        ? left(atA + 1, atB + 1) + 1
        : Math.max(left(atA + 1, atB), left(atA, atB + 1));
    }
  }
  const places: Alignment[number][] = [];
  let [atA, atB] = [0, 0];
  while (atA < aLength || atB < bLength) {
    if (atA < aLength && atB < bLength && isSameAt(atA, atB)) places.push([atA++, atB++]);
    else if (atB >= bLength || (atA < aLength && left(atA + 1, atB) >= left(atA, atB + 1))) places.push([atA++, null]);
    else places.push([null, atB++]);
  }
  return places;
}

function shifted(atA: number | null, atB: number | null, by: number): Alignment[number] {
  if (atA === null) return [null, (atB ?? 0) + by];
  return atB === null ? [atA + by, null] : [atA + by, atB + by];
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, at) => at);
}
