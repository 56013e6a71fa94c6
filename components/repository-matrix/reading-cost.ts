/** More requests than this are made only after somebody agreed. */
const freeRequests = 1000;
/** Where each read counts against a limit that people feel, as many are taken unasked. */
const freePulls = 25;
/** A tag's digest, then the index behind it. */
const requestsPerVersion = 2;

/** How many versions may be read unasked. */
export function freeVersions(isScarce: boolean): number {
  return isScarce ? freePulls : freeRequests / requestsPerVersion;
}

/** What reading the platforms of `count` versions takes at most. */
export function requestsForVersions(count: number): number {
  return count * requestsPerVersion;
}

/** What reading the sizes of `cells` platforms takes at most: a manifest and a config each, if each version has its own. */
export function requestsForSizes(cells: number): number {
  return cells * 2;
}

export function isFree(requests: number): boolean {
  return requests <= freeRequests;
}
