import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { RegistryPage } from '@/components/registry/registry-page';
import { listRegistries } from '@/lib/inspect/list-registries';
import { parseRegistryName } from '@/lib/oci/registry-name';
import { parseRegistryRoute, routes } from '@/lib/routes';

export async function generateMetadata({ params }: PageProps<'/registries/[host]'>): Promise<Metadata> {
  return { title: parseRegistryRoute((await params).host, {})?.host ?? 'Registry' };
}

export default async function Page({ params, searchParams }: PageProps<'/registries/[host]'>) {
  const route = parseRegistryRoute((await params).host, await searchParams);
  const host = route === null ? null : readName(route.host);
  if (route === null || host === null) notFound();
  if (host !== route.host) redirect(routes.registry(host, route.pane));
  return <RegistryPage host={host} initial={{ registries: await listRegistries(), readAtMs: Date.now() }} />;
}

function readName(text: string): string | null {
  try {
    return parseRegistryName(text);
  } catch {
    return null;
  }
}
