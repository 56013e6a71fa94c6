import { Agent, request } from 'undici';
import { manifestAccept } from '../../lib/oci/media-type';
import { formatReference, parseReference } from '../../lib/oci/reference';
import type { Client } from './clients';

/** As many connections as Polyarch opens to a registry on this machine. */
const connections = 64;

/**
 * The requests of a cold inspection and nothing else: no check, no problem, no view, no server. What they take of many entries
 * is the registry's own time on these processors; of few, it is round trips, one more than where connections are opened early.
 */
export const bareRequests: Client = {
  name: 'the same requests alone',
  note: 'undici, nothing checked',
  async inspect(text) {
    const reference = parseReference(text);
    if (reference.kind !== 'registry') throw new Error(`${formatReference(reference)} is in no registry.`);
    const dispatcher = new Agent({ connections });
    const read = async (path: string): Promise<Pointers> => {
      const url = `http://${reference.registry}/v2/${reference.repository}/${path}`;
      const { body } = await request(url, { dispatcher, headers: { accept: manifestAccept } });
      return JSON.parse(await body.text());
    };
    const { manifests = [] } = await read(`manifests/${reference.tag}`);
    await Promise.all(
      manifests.map(async ({ digest }) => {
        const { config } = await read(`manifests/${digest}`);
        if (config !== undefined) await read(`blobs/${config.digest}`);
      }),
    );
    await dispatcher.close();
  },
};

type Pointers = Readonly<{ manifests?: readonly Pointer[]; config?: Pointer }>;
type Pointer = Readonly<{ digest: string }>;
