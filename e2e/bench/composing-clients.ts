import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PolyarchServer } from '../polyarch-server';
import { postApi, readApi, runToEnd } from './clients';
import { findProgram } from './find-program';
import { type OwnHome, withOwnHome } from './own-home';

/** Makes an index of `sources` and writes it to `target`; all of them are whole references to a registry in plain http. */
export type ComposingClient = Readonly<{
  name: string;
  isPeer: boolean;
  compose(target: string, sources: readonly string[]): Promise<void>;
}>;

const created = z.object({ id: z.string() });
const started = z.object({ push: z.string() });

/** Polyarch's API as a script uses it: a draft of all sources, its push, and the events of that until it is done. */
export function composingPolyarch({ url }: PolyarchServer): ComposingClient {
  return {
    name: 'Polyarch: draft, push, done',
    isPeer: false,
    async compose(target, sources) {
      const { id } = created.parse(await postApi(`${url}/api/v1/drafts`, { target, sources }));
      const { push } = started.parse(await postApi(`${url}/api/v1/drafts/${id}/push`, {}));
      const events = Buffer.from(await readApi(`${url}/api/v1/pushes/${push}/events`)).toString();
      if (!/"state":"done"[^\n]*\n*$/.test(events)) throw new Error(`The push ended as ${events.slice(-2000)}`);
    },
  };
}

type Peer = Readonly<{
  name: string;
  /** Names under which it may be installed. */
  commands: readonly string[];
  run: (path: string, target: string, sources: readonly string[], home: OwnHome) => Promise<void>;
}>;

/** Tools that make the same index, each as its manual says for a registry in plain http. */
const peers: readonly Peer[] = [
  {
    name: 'docker buildx imagetools create',
    commands: ['docker-buildx', 'buildx'],
    run: (path, target, sources, { environment }) =>
      runToEnd(path, ['imagetools', 'create', '--tag', target, ...sources], environment),
  },
  {
    name: 'regctl index create',
    commands: ['regctl'],
    run: (path, target, sources, { environment }) => {
      const registry = target.slice(0, target.indexOf('/'));
      const from = sources.flatMap((source) => ['--ref', source]);
      const args = ['index', 'create', '--host', `reg=${registry},tls=disabled`, ...from, target];
      return runToEnd(path, args, environment);
    },
  },
  {
    name: 'manifest-tool push from-spec',
    commands: ['manifest-tool'],
    run: async (path, target, sources, { folder, environment }) => {
      const spec = join(folder, 'spec.yaml');
      await writeFile(spec, JSON.stringify({ image: target, manifests: sources.map((image) => ({ image })) }));
      await runToEnd(path, ['--plain-http', 'push', 'from-spec', spec], environment);
    },
  },
  {
    name: 'crane index append',
    commands: ['crane'],
    run: (path, target, sources, { environment }) => {
      const from = sources.flatMap((source) => ['-m', source]);
      return runToEnd(path, ['--insecure', 'index', 'append', ...from, '-t', target], environment);
    },
  },
  {
    name: 'docker manifest create, push',
    commands: ['docker'],
    run: async (path, target, sources, { environment }) => {
      await runToEnd(path, ['manifest', 'create', '--insecure', target, ...sources], environment);
      await runToEnd(path, ['manifest', 'push', '--insecure', target], environment);
    },
  },
];

/** The peers that are installed, each started in a home that nobody used before. */
export function composingPeers(): readonly ComposingClient[] {
  return peers.flatMap(({ name, commands, run }) => {
    const path = findProgram(commands);
    if (path === undefined) return [];
    const compose: ComposingClient['compose'] = (target, sources) =>
      withOwnHome((home) => run(path, target, sources, home));
    return { name, isPeer: true, compose };
  });
}
