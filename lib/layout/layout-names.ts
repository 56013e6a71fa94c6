import 'server-only';
import { readdir } from 'node:fs/promises';
import { kindOf } from './open-regular-file';

const maxNames = 1000;

/** The names of the layouts in `folder`, in the order of their characters; at most 1,000. */
export async function layoutNames(folder: string): Promise<readonly string[]> {
  if ((await kindOf(folder)) === 'nothing') return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.map((entry) => {
    if (entry.isDirectory()) return entry.name;
    return entry.isFile() && entry.name.endsWith('.tar') ? entry.name.slice(0, -'.tar'.length) : '';
  });
  return [...new Set(names.filter(isLayoutName))].sort().slice(0, maxNames);
}

/** Whether `text` may name a layout: nothing that fits can leave the layouts folder. */
export function isLayoutName(text: string): boolean {
  return /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(text);
}
