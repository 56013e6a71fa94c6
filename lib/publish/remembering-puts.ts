import 'server-only';
import type { Digest } from '@/lib/oci/digest';
import type { PutManifest, Target } from '@/lib/oci/target';

/** The same target; `answers` tells what it made of each manifest that was put there. */
export function rememberingPuts(
  target: Target,
): Readonly<{ target: Target; answers: ReadonlyMap<Digest, PutManifest> }> {
  const answers = new Map<Digest, PutManifest>();
  const putManifest: Target['putManifest'] = async (manifest, tag, options) => {
    const answer = await target.putManifest(manifest, tag, options);
    answers.set(manifest.digest, answer);
    return answer;
  };
  return { target: { ...target, putManifest }, answers };
}
