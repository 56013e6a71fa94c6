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
        {Object.entries(paths).map(([path, { get }]) =>
          get === undefined ? null : <OperationSection key={path} method="GET" path={path} operation={get} />,
        )}
      </div>
    </main>
  );
}
