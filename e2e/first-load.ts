import type { Page } from '@playwright/test';

/** A script as it came to the browser. */
export type LoadedScript = Readonly<{ url: string; receivedBytes: number; text: string }>;

/** Opens `url` in a browser that has nothing cached, and collects the scripts it loads until it asks for no more. */
export async function loadScripts(page: Page, url: string): Promise<readonly LoadedScript[]> {
  const client = await page.context().newCDPSession(page);
  const urls = new Map<string, string>();
  const received = new Map<string, number>();
  client.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') urls.set(requestId, response.url);
  });
  // As sent through the network: headers, and the body as it was compressed.
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    received.set(requestId, encodedDataLength);
  });
  await client.send('Network.enable');
  await page.goto(url, { waitUntil: 'networkidle' });
  return Promise.all(
    [...urls].map(async ([requestId, scriptUrl]) => ({
      url: scriptUrl,
      receivedBytes: received.get(requestId) ?? 0,
      text: (await client.send('Network.getResponseBody', { requestId })).body,
    })),
  );
}

export function receivedKib(scripts: readonly LoadedScript[]): number {
  return scripts.reduce((sum, { receivedBytes }) => sum + receivedBytes, 0) / 1024;
}
