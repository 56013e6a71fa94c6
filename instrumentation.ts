/** Runs once before the first request is served: what is wrong with the settings or the data folder is said now, in a sentence. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { prepareServer, resumePushes } = await import('./lib/prepare-server');
  await prepareServer();
  await resumePushes();
}
