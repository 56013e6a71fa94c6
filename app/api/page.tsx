import type { Metadata } from 'next';
import { OperationSection } from '@/components/api/operation-section';
import { openApiDocument } from '@/lib/contract/openapi';
import { routes } from '@/lib/routes';

export const metadata: Metadata = { title: 'API' };

/** What the OpenAPI document says, for people. */
export default function ApiPage() {
  const { info, paths = {} } = openApiDocument();
  return (
    <main id="main" className="px-6 pt-7 pb-6 max-md:px-4 max-md:pt-5">
      <div className="mx-auto max-w-[1392px]">
        <h1 className="text-lg">HTTP API</h1>
        <p className="mt-1 text-ink-2">
          {info.description} Errors are problem documents (RFC 9457). The same as{' '}
          <a href={routes.api.openApi()}>OpenAPI 3.1</a>.
        </p>
        {Object.entries(paths).map(([path, { get, post, patch, delete: remove }]) =>
          Object.entries({ GET: get, POST: post, PATCH: patch, DELETE: remove }).map(([method, operation]) =>
            operation === undefined ? null : (
              <OperationSection key={`${method} ${path}`} method={method} path={path} operation={operation} />
            ),
          ),
        )}
      </div>
    </main>
  );
}
