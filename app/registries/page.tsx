import type { Metadata } from 'next';
import { RegistriesPage } from '@/components/registry/registries-page';
import { listRegistries } from '@/lib/inspect/list-registries';

export const metadata: Metadata = { title: 'Registries' };

export default async function Page() {
  return <RegistriesPage initial={{ registries: await listRegistries(), readAtMs: Date.now() }} />;
}
