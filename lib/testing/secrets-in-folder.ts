import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { secretsIn } from './planted-secrets';

/** Which files below `folder` hold planted secrets, in their bytes or their names: `polyarch.db: password`. */
export async function secretsInFolder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const secrets = [...secretsIn(entry.name), ...(entry.isFile() ? secretsIn(await readFile(path)) : [])];
    found.push(...secrets.map((secret) => `${relative(folder, path)}: ${secret}`));
  }
  return found;
}
