'use client';

import { useRouter } from 'next/navigation';
import { routes } from '@/lib/routes';
import { useActions } from '../palette/use-actions';

type TagActions = Readonly<{ repository: string; tags: readonly string[] }>;

/** The tags of the repository, for the palette. */
export function useTagActions({ repository, tags }: TagActions) {
  const router = useRouter();
  useActions(() =>
    tags.map((tag) => ({
      id: `tag ${tag}`,
      title: tag,
      detail: repository,
      icon: 'tag',
      scope: 'here',
      run: () => router.push(routes.image(`${repository}:${tag}`)),
    })),
  );
}
