import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../testing/problem-of';
import { maxConfigBytes, parseImageConfig } from './parse-image-config';

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('the config of an image', () => {
  it('is read field by field', () => {
    const config = {
      architecture: 'arm64',
      os: 'linux',
      variant: 'v8',
      created: '2025-05-02T09:14:07Z',
      author: 'someone',
      config: {
        User: 'gateway',
        WorkingDir: '/srv',
        Entrypoint: ['/sbin/tini', '--'],
        Cmd: [],
        Env: ['PATH=/bin'],
        Labels: { a: 'b' },
        ExposedPorts: { '8080/tcp': {} },
        Volumes: { '/data': {} },
        StopSignal: 'SIGTERM',
      },
      rootfs: { type: 'layers', diff_ids: ['sha256:1'] },
      history: [{ created_by: 'RUN x', created: '2025-05-02T09:14:07Z', comment: 'c' }, { empty_layer: true }],
    };
    expect(parseImageConfig(bytesOf(config))).toEqual({
      architecture: 'arm64',
      os: 'linux',
      variant: 'v8',
      created: '2025-05-02T09:14:07Z',
      author: 'someone',
      user: 'gateway',
      workingDir: '/srv',
      entrypoint: ['/sbin/tini', '--'],
      cmd: [],
      env: ['PATH=/bin'],
      labels: { a: 'b' },
      exposedPorts: ['8080/tcp'],
      volumes: ['/data'],
      stopSignal: 'SIGTERM',
      diffIds: ['sha256:1'],
      history: [
        { createdBy: 'RUN x', created: '2025-05-02T09:14:07Z', comment: 'c', emptyLayer: false },
        { emptyLayer: true },
      ],
    });
  });

  it('leaves absent what is absent, null or empty', () => {
    const nothing = { diffIds: [], history: [] };
    expect(parseImageConfig(bytesOf({}))).toStrictEqual(nothing);
    const empty = {
      architecture: '',
      os: null,
      config: { User: '', Cmd: null, Labels: null },
      rootfs: null,
      history: null,
    };
    expect(parseImageConfig(bytesOf(empty))).toStrictEqual(nothing);
  });

  it.each([
    [{ os: 1 }, 'os must be a string, here is a number.'],
    [{ config: { Env: ['A=b', 2] } }, 'config.Env[1] must be a string, here is a number.'],
    [{ config: [] }, 'config must be an object, here is a list.'],
    [{ history: [{ empty_layer: 'yes' }] }, 'history[0].empty_layer must be true or false.'],
    [{ rootfs: { diff_ids: 'x' } }, 'rootfs.diff_ids must be a list, here is a string.'],
    [[], 'The image config must be an object, here is a list.'],
  ])('names the field of a wrong type: %j', (config, message) => {
    expect(problemOf(() => parseImageConfig(bytesOf(config)))).toMatchObject({ code: 'manifest_invalid', message });
  });

  it('refuses more than 8 MiB', () => {
    expect(problemOf(() => parseImageConfig(new Uint8Array(maxConfigBytes + 1))).code).toBe('too_large');
  });

  it('any JSON is either read or refused by a finished sentence', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        try {
          parseImageConfig(new TextEncoder().encode(text));
        } catch (thrown) {
          expect(thrown).toMatchObject({ problem: { message: expect.stringMatching(/\.$/) } });
        }
      }),
    );
  });
});
