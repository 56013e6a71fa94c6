import 'server-only';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asideName } from './write-aside';

const swept = new Set<string>();

/**
 * Removes from the blobs of the layout at `place` what a process that was killed left half written, once in this process. What is
 * younger than this process is somebody's work.
 */
export async function sweepAsides(place: string): Promise<void> {
  if (swept.has(place)) return;
  swept.add(place);
  const startedMs = Date.now() - process.uptime() * 1000;
  for (const algorithm of ['sha256', 'sha512']) {
    const folder = join(place, 'blobs', algorithm);
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((one) => asideName.test(one))) {
      const stats = await lstat(join(folder, name)).catch(() => null);
      if (stats?.isFile() && stats.mtimeMs < startedMs) await rm(join(folder, name), { force: true });
    }
  }
}
