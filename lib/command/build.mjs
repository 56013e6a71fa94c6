import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { inProject, next, root } from './project.mjs';
import { run } from './run.mjs';

/** Builds the app, unless the last build was of the same sources. Answers whether there is a build now. */
export async function ensureBuilt() {
  const stamp = inProject('.next', 'polyarch-sources');
  const sources = hashSources(root);
  if (existsSync(inProject('.next', 'BUILD_ID')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) {
    return true;
  }
  console.log('Building Polyarch…');
  const built = await run(process.execPath, [next, 'build'], { quiet: true, env: { NODE_ENV: 'production' } });
  if (built) writeFileSync(stamp, sources);
  else console.error('Polyarch could not be built; the reason is above.');
  return built;
}

const sourceFolders = ['app', 'components', 'lib', 'public'];
const sourceFiles = [
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

/** Digest of all that a build is made of: names and contents; tests are no part of it. @param {string} folder */
export function hashSources(folder) {
  const hash = createHash('sha256');
  const files = [
    ...sourceFolders.flatMap((name) => filesIn(join(folder, name))),
    ...sourceFiles.map((name) => join(folder, name)),
  ];
  for (const file of files.sort()) {
    const name = relative(folder, file).split(sep).join('/');
    if (/\.test\.tsx?$|^lib\/testing\//.test(name) || !existsSync(file)) continue;
    const content = readFileSync(file);
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}
