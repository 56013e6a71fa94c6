import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/**
 * Programs that tests run against. A required one that is missing costs the suites it names; the others have tests that
 * skip by themselves.
 * @typedef {{ program: string, package: string, required: boolean }} Peer
 */

/** @type {readonly Peer[]} */
const peers = [
  { program: '/usr/bin/docker-registry', package: 'docker-registry', required: true },
  { program: '/usr/bin/chromium', package: 'chromium', required: true },
  { program: '/usr/bin/skopeo', package: 'skopeo', required: false },
  { program: '/usr/bin/qemu-aarch64-static', package: 'qemu-user-static', required: false },
];

/** Installs what is missing where that is allowed: on Debian, as root. @returns {Promise<readonly Peer[]>} what is missing still */
export async function ensurePeers() {
  const missing = missingPeers();
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${missing.map((peer) => peer.package).join(', ')}…`);
    await aptGet(['update']);
    // One at a time: what Debian does not have here must not keep the others away.
    for (const peer of missing) await aptGet(['install', '-y', '--no-install-recommends', peer.package]);
  }
  return missingPeers();
}

function missingPeers() {
  return peers.filter((peer) => !existsSync(peer.program));
}

/** @param {readonly string[]} args */
function aptGet(args) {
  return run('/usr/bin/apt-get', ['-qq', ...args], { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } });
}
