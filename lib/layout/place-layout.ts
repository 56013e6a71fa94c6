import 'server-only';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../problem/problem';
import { kindOf } from './open-regular-file';

const maxTries = 1000;

/** Moves the finished layout `from` to `name` in `folder`, or to `name-2` and so on: what is there is left alone. Returns its name. */
export async function placeLayout(folder: string, from: string, name: string): Promise<string> {
  for (let count = 1; count <= maxTries; count++) {
    const free = count === 1 ? name : `${name}-${count}`;
    if (await isMoved(folder, from, free)) return free;
  }
  throw new ProblemError({
    code: 'conflict',
    message: `There are ${maxTries} layouts named after “${name}”.`,
    hint: 'Send it under another name.',
  });
}

async function isMoved(folder: string, from: string, name: string): Promise<boolean> {
  const [directory, tar] = await Promise.all([kindOf(join(folder, name)), kindOf(join(folder, `${name}.tar`))]);
  if (directory !== 'nothing' || tar !== 'nothing') return false;
  try {
    await rename(join(folder, from), join(folder, name));
    return true;
  } catch (error) {
    // Somebody else took the name meanwhile: a folder that is not empty is never replaced.
    if ((await kindOf(join(folder, name))) !== 'nothing') return false;
    throw error;
  }
}
