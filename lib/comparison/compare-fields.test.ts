import { describe, expect, it } from 'vitest';
import type { ConfigView } from '../contract/image';
import { mediaType } from '../oci/media-type';
import { digestOf, entryView, imageView } from '../testing/image-view';
import { compareFields, compareHeads, differs } from './compare-fields';

const entry = (config: Partial<ConfigView>) =>
  entryView('0', 'linux/arm64', {
    config: {
      digest: digestOf('c'),
      mediaType: mediaType.ociConfig,
      sizeBytes: 1,
      diffIds: [],
      history: [],
      ...config,
    },
  });
const changed = (a: Partial<ConfigView>, b: Partial<ConfigView>) =>
  compareFields(entry(a), entry(b))
    .filter(differs)
    .map(({ of, name, verdict, a: before, b: after }) => [`${of} ${name}`, verdict, before, after]);

describe('compareFields', () => {
  it('compares variables and labels one by one, commands word by word', () => {
    expect(
      changed(
        { env: ['PATH=/bin', 'GODEBUG=netdns=go'], labels: { version: '1' }, entrypoint: ['a', 'b'] },
        { env: ['PATH=/bin', 'OTEL=', 'OTEL=true'], labels: { version: '2' }, entrypoint: ['a b'] },
      ),
    ).toEqual([
      ['config entrypoint', 'changed', ['a', 'b'], ['a b']],
      ['env GODEBUG', 'removed', 'netdns=go', null],
      ['env OTEL', 'added', null, 'true'],
      ['label version', 'changed', '1', '2'],
    ]);
  });

  it('takes an empty user for none, and ports for a set', () => {
    expect(changed({ user: '', exposedPorts: ['80/tcp', '443/tcp'] }, { exposedPorts: ['443/tcp', '80/tcp'] })).toEqual(
      [],
    );
    expect(changed({}, { user: '1000' })).toEqual([['config user', 'added', null, '1000']]);
  });

  it('tells what is the same as well', () => {
    const same = compareFields(entry({ user: 'app' }), entry({ user: 'app' }));
    expect(same.filter(differs)).toEqual([]);
    expect(same.map(({ name }) => name)).toContain('user');
  });

  it('is not led astray by names that objects know', () => {
    expect(changed({ env: ['__proto__=1', 'constructor=2'] }, {})).toHaveLength(2);
  });
});

it('compareHeads tells of another media type and of annotations', () => {
  const heads = compareHeads(
    imageView([], { annotations: { kept: '1', gone: '2' } }),
    imageView([], { mediaType: mediaType.dockerList, annotations: { kept: '1' } }),
  );
  expect(heads.filter(differs).map(({ name, verdict }) => [name, verdict])).toEqual([
    ['mediaType', 'changed'],
    ['gone', 'removed'],
  ]);
});
