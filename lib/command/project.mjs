import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, whatever the working directory is. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string[]} parts */
export function inProject(...parts) {
  return join(root, ...parts);
}

/** Arguments for Node that start Next's own command, without a shell between, so that signals reach it. */
export const next = inProject('node_modules', 'next', 'dist', 'bin', 'next');
