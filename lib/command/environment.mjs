import { existsSync, readFileSync } from 'node:fs';
import util from 'node:util';
import { inProject } from './project.mjs';

/**
 * What the environment and the project's .env files say together, the environment first: Next reads these files itself, but only
 * after it was told where to listen.
 * @returns {Record<string, string | undefined>}
 */
export function readEnvironment() {
  return { ...parseFile('.env'), ...parseFile('.env.local'), ...process.env };
}

/** @param {string} name @returns {Record<string, string | undefined>} */
function parseFile(name) {
  const path = inProject(name);
  return existsSync(path) ? util.parseEnv(readFileSync(path, 'utf8')) : {};
}
