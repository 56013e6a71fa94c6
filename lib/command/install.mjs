import { existsSync, readFileSync } from 'node:fs';
import { inProject } from './project.mjs';
import { run } from './run.mjs';

/** Installs the packages of package-lock.json, unless they are there. Ends the process with npm's words when that fails. */
export async function ensureInstalled() {
  if (isInstalled(inProject('package-lock.json'), inProject('node_modules', '.package-lock.json'))) return;
  console.log('Installing packages…');
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const installed = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args], { quiet: true })
    : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { quiet: true });
  if (installed) return;
  console.error('The packages could not be installed; npm’s own words are above.');
  process.exit(1);
}

/**
 * Whether node_modules holds what the lock names. npm keeps a lock of its own there, written once all is in place.
 * @param {string} lockFile
 * @param {string} installedLockFile
 */
export function isInstalled(lockFile, installedLockFile) {
  if (!existsSync(installedLockFile)) return false;
  const installed = packagesOf(installedLockFile);
  return Object.entries(packagesOf(lockFile)).every(([path, wanted]) => {
    // Packages of other systems, and peers nobody asks for, are named in the lock without being installed.
    const mayBeAbsent = path === '' || wanted.optional || wanted.devOptional || wanted.peer;
    return installed[path] === undefined ? mayBeAbsent : installed[path].version === wanted.version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
