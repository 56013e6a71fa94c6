import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { EntryView, ImageView } from '@/lib/contract/image';
import type { InspectCommand } from '@/lib/copy-as/inspect-command';
import { dockerManifest } from '@/lib/inspect/docker-manifest';
import type { Content } from '@/lib/oci/content';
import type { Reference } from '@/lib/oci/reference';

/** What Polyarch shows where a command was copied: the image, or the entry that was selected in it. */
export type ShownThere = Readonly<{
  reference: Reference;
  content: Content;
  view: ImageView;
  entry: EntryView | undefined;
}>;

/** Fails unless the tool's answer is what Polyarch shows. */
export async function expectSameAnswer(command: InspectCommand, stdout: Buffer, shown: ShownThere): Promise<void> {
  const { reference, content, view, entry } = shown;
  switch (command.prints) {
    case 'manifest':
      expect(sha256(stdout)).toBe(entry?.digest ?? view.digest);
      return;
    case 'config':
      expect(JSON.parse(stdout.toString())).toMatchObject(platformOfConfig(entry ?? view.entries[0]));
      return;
    case 'docker':
      expect(JSON.parse(stdout.toString())).toEqual(await dockerManifest(reference, { content }));
      return;
    case 'docker-verbose':
      expect(JSON.parse(stdout.toString())).toEqual(await dockerManifest(reference, { content, verbose: true }));
      return;
    case 'summary':
      expect(stdout.toString()).toContain(entry?.digest ?? view.digest);
      for (const { digest } of entry || view.kind !== 'index' ? [] : view.entries) {
        expect(stdout.toString()).toContain(digest);
      }
  }
}

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function platformOfConfig(entry: EntryView | undefined): object {
  const { os, architecture, variant, 'os.version': osVersion } = entry?.config ?? {};
  expect(os).toBeDefined();
  return {
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    ...(osVersion === undefined ? {} : { 'os.version': osVersion }),
  };
}
