import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

/** What a command printed. */
export type Printed = Readonly<{ stdout: Buffer; stderr: string; exitCode: number | string }>;

/** A home for the tools: the programs that were found, and no credentials or settings of this machine. */
export class ToolHome {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<ToolHome> {
    const folder = await mkdtemp(join(tmpdir(), 'polyarch-tools-'));
    await mkdir(join(folder, 'bin'));
    await mkdir(join(folder, '.docker/cli-plugins'), { recursive: true });
    // Podman refuses a `DOCKER_CONFIG` without the file.
    await writeFile(join(folder, '.docker/config.json'), '{}');
    await writeFile(join(folder, 'storage.conf'), storageOf(folder));
    for (const [name, program] of Object.entries(inject('programs'))) {
      if ('missing' in program) continue;
      await symlink(program.path, join(folder, 'bin', name));
      if (name === 'buildx') await symlink(program.path, join(folder, '.docker/cli-plugins/docker-buildx'));
    }
    return new ToolHome(folder);
  }

  /** Runs a command line as a person would paste it. */
  run(command: string, environment: Readonly<Record<string, string>> = {}): Promise<Printed> {
    const env = {
      NODE_ENV: process.env.NODE_ENV,
      PATH: `${join(this.folder, 'bin')}:/usr/bin:/bin`,
      HOME: this.folder,
      DOCKER_CONFIG: join(this.folder, '.docker'),
      CONTAINERS_STORAGE_CONF: join(this.folder, 'storage.conf'),
      ...environment,
    };
    const options = { env, encoding: 'buffer', timeout: 50_000, maxBuffer: 64 * 1024 * 1024 } as const;
    return new Promise((resolve) => {
      execFile('/bin/sh', ['-c', command], options, (error, stdout, stderr) => {
        resolve({ stdout, stderr: stderr.toString(), exitCode: error === null ? 0 : (error.code ?? 1) });
      });
    });
  }

  /** A builder with this config, as `docker buildx create` keeps it; creating one would need an engine. */
  async addBuilder(name: string, config: string): Promise<void> {
    const files = { 'buildkitd.toml': Buffer.from(config).toString('base64') };
    const node = { Name: `${name}0`, Endpoint: 'unix:///var/run/docker.sock', Files: files };
    const instances = join(this.folder, '.docker/buildx/instances');
    await mkdir(instances, { recursive: true });
    await writeFile(join(instances, name), JSON.stringify({ Name: name, Driver: 'docker-container', Nodes: [node] }));
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** Where podman and buildah keep their lists. No file system within a file system: containers seldom have one. */
function storageOf(folder: string): string {
  return `[storage]\ndriver = "vfs"\ngraphroot = "${folder}/storage"\nrunroot = "${folder}/run"\n`;
}
