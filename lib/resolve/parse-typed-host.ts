import { formatFullPlatform } from '../platform/format-platform';
import { normalizePlatform } from '../platform/normalize-platform';
import { parseHostPlatform } from '../platform/parse-host-platform';
import type { Platform } from '../platform/platform';
import { ProblemError } from '../problem/problem';
import { nothingPasted, type PastedText } from './pasted-host';

/** Reads a platform as people type it. */
export function parseTypedHost(line: string): PastedText {
  try {
    const platform = spelledOut(parseHostPlatform(line));
    const read = formatFullPlatform(platform);
    const isAsTyped = read === (line.includes('/') ? line : `linux/${line}`);
    const notes = isAsTyped ? [] : [`“${line}” is read as ${read}.`];
    return { ...nothingPasted, hosts: [{ name: null, platform, engine: null, aarch32: 'unknown', notes }] };
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
    return { ...nothingPasted, unread: [thrown.problem.message] };
  }
}

/**
 * Aliases resolved, as `docker --platform` does it: a variant that was typed stays, and none is added.
 * @see https://github.com/containerd/platforms, `Parse`
 */
function spelledOut(typed: Platform): Platform {
  const normal = normalizePlatform(typed);
  const { variant, ...rest } = normal;
  if (normal.architecture === 'arm64' && typed.variant !== undefined) return { ...normal, variant: variant ?? 'v8' };
  const isAdded = normal.architecture === 'arm' && variant === 'v7' && typed.variant === undefined;
  return isAdded && !/^armhf$/i.test(typed.architecture) ? rest : normal;
}
