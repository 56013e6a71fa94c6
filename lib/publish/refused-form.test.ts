import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareRegistries } from '@/lib/registry/registries';
import { storedDraft } from '@/lib/store/drafts';
import { keepRefused, refusedForms } from '@/lib/store/refused-forms';
import { refuses } from '@/lib/testing/faults';
import { type MemoryRegistry, startMemoryRegistry } from '@/lib/testing/memory-registry';
import { pushEnded } from '@/lib/testing/pushed';
import { pushedPair } from '@/lib/testing/pushed-pair';
import { freshRegistries } from '@/lib/testing/registries';
import { composeDraft } from './compose-draft';
import { draftView } from './draft-view';
import { editFields } from './edit-stored-draft';
import { startPush } from './start-push';

let registry: MemoryRegistry;
beforeAll(async () => {
  registry = await startMemoryRegistry();
  shareRegistries(freshRegistries());
  registry.keep('team/docker', pushedPair.docker, '1');
});
afterAll(() => registry.stop());

async function compose(target: string, format: 'oci' | 'docker'): Promise<string> {
  const sources = [`${registry.host}/team/docker:1`];
  return (await composeDraft({ target: `${registry.host}/${target}`, format, sources })).id;
}
const push = async (draft: string) => (await pushEnded((await startPush(draft)).id)).state;
const findingsOf = async (id: string) =>
  (await draftView(await storedDraft(id))).findings.filter(({ rule }) => rule === 'form-refused');

describe('what a registry refuses', () => {
  test('is a finding of the next draft that goes there, whose one fix makes a push that it takes', async () => {
    const draft = await compose('team/app:1', 'oci');
    expect(await findingsOf(draft)).toEqual([]);
    registry.spoil('PUT tag', refuses(400, 'MANIFEST_INVALID'));
    expect(await push(draft)).toBe('failed');
    registry.heal();

    const next = await compose('team/other:1', 'oci');
    const [finding] = await findingsOf(next);
    expect(finding).toMatchObject({ message: expect.stringContaining(registry.host) });
    const [fix] = finding?.fixes ?? [];
    await editFields({ id: next, expected: null }, { ...fix?.draft });
    expect(await findingsOf(next)).toEqual([]);
    expect(await push(next)).toBe('done');
    expect(await refusedForms(registry.host)).toEqual(['docker-in-oci']);
  });

  test('is forgotten once the registry takes an index of that form', async () => {
    const draft = await compose('team/again:1', 'oci');
    await keepRefused(registry.host, 'oci-index');
    expect(await findingsOf(draft)).toHaveLength(1);
    expect(await push(draft)).toBe('done');
    expect(await findingsOf(draft)).toEqual([]);
    expect(await refusedForms(registry.host)).toEqual([]);
  });

  test.each([
    ['it lacks something', refuses(400, 'MANIFEST_BLOB_UNKNOWN')],
    ['it is read-only', refuses(405, 'UNSUPPORTED')],
    ['the account may not', refuses(403, 'DENIED')],
    ['it fails', refuses(500, 'UNKNOWN')],
  ])('is not learnt where %s', async (_, fault) => {
    const draft = await compose('team/not:1', 'oci');
    registry.spoil('PUT tag', fault);
    expect(await push(draft)).toBe('failed');
    registry.heal();
    expect(await refusedForms(registry.host)).toEqual([]);
  });
});
