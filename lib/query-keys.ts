/** The names under which TanStack Query keeps what the server answered. */
export const queryKeys = {
  image: (reference: string) => ['image', reference] as const,
  manifestText: (reference: string) => ['manifest', reference] as const,
  platforms: (reference: string) => ['platforms', reference] as const,
  recents: () => ['recents'] as const,
  probe: (reference: string) => ['probe', reference] as const,
};
