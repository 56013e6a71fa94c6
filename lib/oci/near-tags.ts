/**
 * Of `tags` those that somebody may have meant who typed `asked`, the likeliest first: a slip of the fingers, another
 * case, a version close by. Empty when none comes near.
 */
export function nearTags(asked: string, tags: readonly string[], limit = 5): readonly string[] {
  const farthest = Math.min(8, Math.max(2, Math.floor(asked.length / 2)));
  return tags
    .map((tag) => ({ tag, slips: slipsBetween(asked.toLowerCase(), tag.toLowerCase(), farthest) }))
    .filter(({ tag, slips }) => slips <= farthest || sharesVersion(asked, tag))
    .sort((a, b) => order(a.slips, b.slips) || order(stepsTo(a.tag), stepsTo(b.tag)) || order(a.tag, b.tag))
    .slice(0, limit)
    .map(({ tag }) => tag);

  function stepsTo(tag: string): number {
    return stepsBetween(asked, tag);
  }
}

function order<Value extends number | string>(a: Value, b: Value): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** `v1.25.3-alpine` → 1, 25, 3. */
function versionOf(tag: string): readonly number[] {
  const text = /^v?(\d{1,9}(?:\.\d{1,9})*)/i.exec(tag)?.[1];
  return text === undefined ? [] : text.split('.').map(Number);
}

/** Whether both are versions of one major and minor: `1.25.3` and `1.25.12-slim`. */
function sharesVersion(a: string, b: string): boolean {
  const [[majorA, minorA], [majorB, minorB]] = [versionOf(a), versionOf(b)];
  return minorA !== undefined && majorA === majorB && minorA === minorB;
}

/** How far two versions lie apart: a major counts more than any minor, a minor more than any patch. */
function stepsBetween(a: string, b: string): number {
  const [left, right] = [versionOf(a), versionOf(b)];
  if (left.length === 0 || right.length === 0) return left.length === right.length ? 0 : Number.POSITIVE_INFINITY;
  const at = [0, 1, 2, 3].find((part) => (left[part] ?? 0) !== (right[part] ?? 0));
  if (at === undefined) return Math.abs(left.length - right.length) / 10;
  return Math.min(999, Math.abs((left[at] ?? 0) - (right[at] ?? 0))) * 1000 ** (3 - at);
}

/**
 * Characters to add, drop, change or swap with their neighbour; infinite beyond `farthest`.
 * @see Damerau–Levenshtein, optimal string alignment
 */
function slipsBetween(a: string, b: string, farthest: number): number {
  if (Math.abs(a.length - b.length) > farthest) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swap));
    }
    // No later row can come back below this one and the one before.
    if (Math.min(...row) > farthest && Math.min(...last) > farthest) return Number.POSITIVE_INFINITY;
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
