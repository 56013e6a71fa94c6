import 'server-only';
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { layoutsFolder } from '../layout/layouts-folder';
import { sampleLayoutName } from './sample-tags';
import { recordedSampleVersion, sampleVersion } from './sample-version';
import { writeSampleLayout } from './write-sample-layout';

/**
 * Sees to it that `folder` has the sample layout of this version. One that a person put there instead, which records
 * no version, stays untouched. The layout appears whole or not at all: it is written aside, then renamed.
 */
export async function ensureSampleLayout(folder: string = layoutsFolder()): Promise<void> {
  const target = join(folder, sampleLayoutName);
  const exists = await isThere(target);
  if (exists) {
    const recorded = await recordedSampleVersion(target);
    if (recorded === null || recorded >= sampleVersion) return;
  }
  // A name with a leading dot is no layout's, so a half-written one is never listed.
  const fresh = join(folder, `.${sampleLayoutName}-${randomUUID()}`);
  try {
    await mkdir(fresh, { recursive: true });
    await writeSampleLayout(fresh);
    await (exists ? replace(fresh, target) : putWhereNothingIs(fresh, target));
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function putWhereNothingIs(fresh: string, target: string): Promise<void> {
  try {
    await rename(fresh, target);
  } catch (error) {
    // Another process was faster.
    if (!(await isThere(target))) throw error;
  }
}

async function replace(fresh: string, target: string): Promise<void> {
  const old = `${fresh}-old`;
  await rename(target, old);
  await rename(fresh, target);
  await rm(old, { recursive: true, force: true });
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
