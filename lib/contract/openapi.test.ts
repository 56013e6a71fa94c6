import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi';
import { operations } from './operations';

const document = openApiDocument();
const get = (path: string) => document.paths?.[path]?.get;

describe('openApiDocument', () => {
  it('is OpenAPI 3.1 and JSON', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it('describes every operation, with a name of its own', () => {
    const described = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual(operations.map(({ method = 'get', path }) => `${method} ${path}`).sort());
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  });

  it('describes query parameters as they are validated', () => {
    expect(get('/api/v1/tags')?.parameters).toMatchObject([
      { in: 'query', name: 'repository', required: true, schema: { type: 'string' } },
      { in: 'query', name: 'limit', schema: { type: 'integer', minimum: 1, maximum: 50_000, default: 100 } },
      { in: 'query', name: 'after', schema: { type: 'string' } },
    ]);
  });

  it('describes each problem by its status', () => {
    expect(get('/api/v1/image')?.responses?.['502']).toMatchObject({
      description: expect.stringContaining('`tls_untrusted`'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } },
    });
  });

  it('resolves every reference within itself', () => {
    const text = JSON.stringify(document);
    const targets = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(targets.length).toBeGreaterThan(5);
    for (const name of targets) expect(document.components?.schemas).toHaveProperty(String(name));
  });
});
