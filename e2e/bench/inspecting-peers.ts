import { type Client, runToEnd } from './clients';
import { findProgram } from './find-program';
import { withOwnHome } from './own-home';

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
export function inspectingPeers(): readonly Client[] {
  return peers.flatMap(({ name, commands, args, note }) => {
    const path = findProgram(commands);
    if (path === undefined) return [];
    return {
      name,
      isPeer: true,
      ...(note && { note }),
      inspect: (reference) => withOwnHome((home) => runToEnd(path, args(reference), home.environment)),
    };
  });
}
