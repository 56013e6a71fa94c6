import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A program of a Go module at a pinned version. */
export type GoProgram = Readonly<{ module: string; version: string; package: string }>;

export const goPrograms = {
  crane: goProgram('github.com/google/go-containerregistry', 'v0.22.1', 'cmd/crane'),
  regctl: goProgram('github.com/regclient/regclient', 'v0.11.7', 'cmd/regctl'),
  oras: goProgram('oras.land/oras', 'v1.2.3', 'cmd/oras'),
  'manifest-tool': goProgram('github.com/estesp/manifest-tool/v2', 'v2.1.9', 'cmd/manifest-tool'),
  buildx: goProgram('github.com/docker/buildx', 'v0.29.1', 'cmd/buildx'),
  zot: goProgram('zotregistry.dev/zot/v2', 'v2.1.2', 'cmd/zot'),
} as const satisfies Record<string, GoProgram>;

function goProgram(module: string, version: string, folder: string): GoProgram {
  return { module, version, package: `${module}/${folder}` };
}

/** Built once per machine and version; every checkout finds it there. */
const cache = join(tmpdir(), 'polyarch-interop');

/** Where the program is once it was built. */
export function builtPath(name: string, { version }: GoProgram): string {
  return join(cache, `${name}-${version}`);
}

/**
 * The path of the program, built where it was not yet. `go install` refuses modules whose go.mod has `replace` or
 * `exclude`, so the build runs in a module of its own. Throws what Go printed.
 */
export async function buildGoProgram(name: string, program: GoProgram): Promise<string> {
  const binary = builtPath(name, program);
  if (existsSync(binary)) return binary;
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, `${name}-`));
  try {
    await writeFile(
      join(folder, 'go.mod'),
      `module interop\n\ngo 1.24\n\nrequire ${program.module} ${program.version}\n`,
    );
    console.log(`Building ${name} ${program.version}, which takes minutes the first time…`);
    const parameters = ['-n', '19', 'go', 'build', '-mod=mod', '-p=1', '-o', 'program', program.package];
    await run('nice', parameters, {
      cwd: folder,
      env: { ...process.env, CGO_ENABLED: '0' },
      maxBuffer: 64 * 1024 * 1024,
    });
    await rename(join(folder, 'program'), binary);
    return binary;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
