import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { listen } from '../testing/listen';
import { allowLongRequests } from './long-requests';

test('a request may take longer than the 5 minutes after which Node ends it', async () => {
  const server = createServer((_, response) => response.end());
  const port = await listen(server);
  expect(server.requestTimeout).toBe(300_000);
  allowLongRequests();
  await fetch(`http://127.0.0.1:${port}`);
  expect(server.requestTimeout).toBeGreaterThan(3_600_000);
  server.closeAllConnections();
  server.close();
});
