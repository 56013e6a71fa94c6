import './require-node.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { ensurePeers } from './peers.mjs';
import { inProject } from './project.mjs';
import { run } from './run.mjs';

// `npm run bench`: measures the build against the tools that are installed; `npm run bench cold` measures a part.
await ensureInstalled();
const missing = (await ensurePeers()).filter((peer) => peer.required).map((peer) => peer.package);
if (missing.length > 0) {
  console.error(`Measuring needs ${missing.join(' and ')}. On Debian, as root: apt-get install ${missing.join(' ')}`);
  process.exit(1);
}
if (!(await ensureBuilt())) process.exit(1);
const config = inProject('e2e/bench/playwright.config.ts');
const cli = inProject('node_modules/@playwright/test/cli.js');
const ok = await run(process.execPath, [cli, 'test', '--config', config, ...process.argv.slice(2)]);
process.exit(ok ? 0 : 1);
