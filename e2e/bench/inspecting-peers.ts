import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { builtPath, goPrograms } from '../interop/go-programs';
import { type Client, runToEnd } from './clients';

type Peer = Readonly<{
  name: string;
  /** Names under which it may be installed. */
  commands: readonly string[];
  args: (reference: string) => readonly string[];
  note?: string;
}>;

/** Tools that read the same from a registry, each as its manual says to read from one that speaks plain http. */
const peers: readonly Peer[] = [
  {
    name: 'docker manifest inspect -v',
    commands: ['docker'],
    args: (reference) => ['manifest', 'inspect', '--insecure', '-v', reference],
  },
  {
    name: 'docker buildx imagetools inspect',
    commands: ['docker-buildx', 'buildx'],
    args: (reference) => ['imagetools', 'inspect', '--format', '{{json .}}', reference],
  },
  {
    name: 'manifest-tool inspect',
    commands: ['manifest-tool'],
    args: (reference) => ['--plain-http', 'inspect', '--raw', reference],
  },
  {
    name: 'crane validate --fast',
    commands: ['crane'],
    args: (reference) => ['validate', '--fast', '--remote', reference],
  },
  {
    name: 'skopeo inspect',
    commands: ['skopeo'],
    args: (reference) => ['inspect', '--no-tags', '--tls-verify=false', `docker://${reference}`],
    note: 'one platform only',
  },
];

/** The peers that are installed, each started with a configuration folder that nobody used before. */
export function installedPeers(): readonly Client[] {
  return peers.flatMap(({ name, commands, args, note }) => {
    const path = findProgram(commands);
    if (path === undefined) return [];
    return {
      name,
      isPeer: true,
      ...(note && { note }),
      async inspect(reference) {
        const folder = await mkdtemp(join(tmpdir(), 'polyarch-peer-'));
        // Docker and its kin keep what they read in here; skopeo looks for credentials.
        await runToEnd(path, args(reference), { DOCKER_CONFIG: folder, HOME: folder }).finally(() =>
          rm(folder, { recursive: true, force: true }),
        );
      },
    };
  });
}

/** On PATH, where Docker keeps its plug-ins, or where `npm run interop` has built it. */
function findProgram(commands: readonly string[]): string | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    join(homedir(), '.docker/cli-plugins'),
    '/usr/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
  ];
  const installed = folders.flatMap((folder) => commands.map((command) => join(folder, command)));
  const built = Object.entries(goPrograms)
    .filter(([name]) => commands.includes(name))
    .map(([name, program]) => builtPath(name, program));
  return [...installed, ...built].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
