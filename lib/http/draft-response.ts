import 'server-only';
import type { DraftView } from '../contract/draft';
import { versionTag } from './version-match';

/** A draft with its version as ETag. */
export function draftResponse(view: DraftView, status: 200 | 201 = 200): Response {
  return Response.json(view, { status, headers: { etag: versionTag(view.version) } });
}
