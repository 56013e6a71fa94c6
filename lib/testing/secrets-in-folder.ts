import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { secretsIn } from './planted-secrets';

/** Which files below `folder` hold planted secrets, in their bytes or their names: `polyarch.db: password`. */
export async function secretsInFolder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const secrets = [...secretsIn(entry.name), ...(entry.isFile() ? secretsIn(await bytesOf(path)) : [])];
    found.push(...secrets.map((secret) => `${relative(folder, path)}: ${secret}`));
  }
  return found;
}

/** A database that is being closed takes its log away. */
function bytesOf(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return new Uint8Array();
    throw error;
  });
}
