import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { buildGoProgram, goPrograms } from './go-programs';

const run = promisify(execFile);

/** Where a program is, or why it is not there and how to get it. */
export type Found = Readonly<{ path: string }> | Readonly<{ missing: string }>;

type Programs = Readonly<Record<keyof typeof systemPrograms | keyof typeof goPrograms, Found>>;

declare module 'vitest' {
  export interface ProvidedContext {
    programs: Programs;
  }
}

/** Programs that come from the system, and how. */
const systemPrograms = {
  docker: 'Install the Docker CLI; no engine is needed.',
  skopeo: 'On Debian: apt-get install skopeo.',
  curl: 'On Debian: apt-get install curl.',
  podman: 'On Debian: apt-get install podman.',
  buildah: 'On Debian: apt-get install buildah.',
} as const;

/** Finds or builds every program before the tests are collected, and says which there are. */
export async function setup(project: TestProject): Promise<void> {
  const programs: Programs = {
    docker: await fromSystem('docker'),
    skopeo: await fromSystem('skopeo'),
    curl: await fromSystem('curl'),
    podman: await fromSystem('podman'),
    buildah: await fromSystem('buildah'),
    crane: await fromSystemOrGo('crane'),
    regctl: await fromSystemOrGo('regctl'),
    oras: await fromSystemOrGo('oras'),
    'manifest-tool': await fromSystemOrGo('manifest-tool'),
    buildx: await fromSystemOrGo('buildx'),
    zot: await fromSystemOrGo('zot'),
  };
  for (const [name, program] of Object.entries(programs)) {
    console.log('path' in program ? `${name}: ${program.path}` : `${name}: skipped. ${program.missing}`);
  }
  project.provide('programs', programs);
}

function fromSystem(name: keyof typeof systemPrograms): Promise<Found> {
  return found(() => onPath(name), systemPrograms[name]);
}

function fromSystemOrGo(name: keyof typeof goPrograms): Promise<Found> {
  const program = goPrograms[name];
  const remedy = `Put it on PATH, or have Go build ${program.package}@${program.version}.`;
  return found(() => onPath(name).catch(() => buildGoProgram(name, program)), remedy);
}

async function onPath(name: string): Promise<string> {
  const { stdout } = await run('/bin/sh', ['-c', 'command -v -- "$0"', name]);
  return stdout.trim();
}

async function found(find: () => Promise<string>, remedy: string): Promise<Found> {
  try {
    return { path: await find() };
  } catch (error) {
    const lines = error instanceof Error ? error.message.trim().split('\n') : [];
    const why = lines.find((line) => /: \d{3} |not found|cannot|ENOENT/.test(line)) ?? lines.at(-1) ?? '';
    return { missing: `${remedy} Now: ${why.slice(0, 300)}` };
  }
}
