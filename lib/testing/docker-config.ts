import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for `DOCKER_CONFIG` whose `config.json` is `config`. */
export async function dockerConfigWith(config: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'polyarch-docker-'));
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  return folder;
}
