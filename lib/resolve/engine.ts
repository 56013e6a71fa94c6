import type { Platform } from '../platform/platform';

/** What pulls an image: each kind has rules of its own for choosing an entry of an index. */
export type Engine = (typeof engineIds)[number];

export const engineIds = ['containerd', 'docker', 'docker-classic', 'podman', 'kubernetes'] as const;

/** What people call an engine, also as the subject of a sentence, and how it chooses, in one sentence. */
export type EngineFacts = Readonly<{ id: Engine; name: string; subject: string; summary: string }>;

/** Every engine, in the order in which they are shown. */
export const engines: readonly EngineFacts[] = [
  {
    id: 'containerd',
    name: 'containerd',
    subject: 'containerd',
    summary:
      'Takes the host’s platform, then those it can stand in for, and breaks ties by the order of the index; variants are detected on ARM alone.',
  },
  {
    id: 'docker',
    name: 'Docker',
    subject: 'Docker',
    summary:
      'The containerd image store, the default of new installs since Engine 29: containerd’s rules, with the x86-64 level of the machine detected.',
  },
  {
    id: 'docker-classic',
    name: 'Docker, classic store',
    subject: 'Docker’s classic store',
    summary:
      'The graph drivers of Engine 28 and before: containerd’s rules on Linux, rules of its own for builds of Windows.',
  },
  {
    id: 'podman',
    name: 'Podman, CRI-O',
    subject: 'Podman',
    summary:
      'Podman, CRI-O, Buildah and skopeo: names must be equal letter by letter, os.version does not count, and nothing 32-bit stands in for 64-bit.',
  },
  {
    id: 'kubernetes',
    name: 'Kubernetes node',
    subject: 'A Kubernetes node',
    summary: 'A node with containerd, which chooses as containerd does; a node with CRI-O chooses as Podman does.',
  },
];

const facts = new Map(engines.map((one) => [one.id, one]));

/** Whether machines of that operating system run the engine: Podman and CRI-O know no Windows containers. */
export function hasEngine({ os }: Platform, engine: Engine): boolean {
  return engine !== 'podman' || os !== 'windows';
}

/** What people call `engine`. */
export function engineName(engine: Engine): string {
  return facts.get(engine)?.name ?? engine;
}

/** The engine as the subject of a sentence. */
export function engineSubject(engine: Engine): string {
  return facts.get(engine)?.subject ?? engine;
}
