import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from './settings';

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      listen: '127.0.0.1',
      dataFolder: resolve('.data'),
      httpRegistries: new Set(),
      dockerConfigFolder: join(homedir(), '.docker'),
      httpsProxy: null,
      noProxy: [],
      connectionsPerRegistry: null,
      cacheBytes: 512 * 1024 * 1024,
      uploadBytes: 8 * 1024 ** 3,
      secrets: [],
    });
  });

  it('takes an empty variable as unset', () => {
    expect(readSettings({ PORT: '', POLYARCH_DATA: ' ', HTTPS_PROXY: '' })).toEqual(readSettings({}));
  });

  it('ignores HOSTNAME, which containers set', () => {
    expect(readSettings({ HOSTNAME: '0.0.0.0' }).listen).toBe('127.0.0.1');
  });

  it('reads what is set', () => {
    const read = readSettings({
      PORT: '8080',
      POLYARCH_LISTEN: '::1',
      POLYARCH_DATA: '/srv/polyarch',
      POLYARCH_HTTP_REGISTRIES: 'Registry.lan:5000, 10.0.0.7,[fd00::7]:5000',
      POLYARCH_CONNECTIONS: '4',
      POLYARCH_CACHE_BYTES: '0',
      POLYARCH_UPLOAD_BYTES: '1000',
      POLYARCH_SECRET: `${'n'.repeat(32)}, ${'o'.repeat(40)}`,
      DOCKER_CONFIG: '/etc/docker-cli',
      https_proxy: 'http://proxy.lan:3128',
      no_proxy: '.lan,10.0.0.0/8',
    });
    expect(read).toEqual({
      port: 8080,
      listen: '::1',
      dataFolder: '/srv/polyarch',
      httpRegistries: new Set(['registry.lan:5000', '10.0.0.7', '[fd00::7]:5000']),
      dockerConfigFolder: '/etc/docker-cli',
      httpsProxy: 'http://proxy.lan:3128',
      noProxy: ['.lan', '10.0.0.0/8'],
      connectionsPerRegistry: 4,
      cacheBytes: 0,
      uploadBytes: 1000,
      secrets: ['n'.repeat(32), 'o'.repeat(40)],
    });
  });

  it.each([
    ['PORT', 'http', 'PORT is “http”, but it must be a whole number from 1 to 65535.'],
    ['PORT', '0', 'PORT is “0”, but it must be a whole number from 1 to 65535.'],
    ['PORT', '1e3', 'PORT is “1e3”, but it must be a whole number from 1 to 65535.'],
    [
      'POLYARCH_LISTEN',
      '127.0.0.1:80',
      'POLYARCH_LISTEN is “127.0.0.1:80”, but it must be one of 127.0.0.1, ::1, localhost',
    ],
    ['POLYARCH_LISTEN', 'my-laptop', 'POLYARCH_LISTEN is “my-laptop”, but it must be one of 127.0.0.1, ::1, localhost'],
    ['POLYARCH_HTTP_REGISTRIES', 'a:5000,http://b', 'POLYARCH_HTTP_REGISTRIES is “http://b”, but each registry must'],
    ['POLYARCH_HTTP_REGISTRIES', 'a/b', 'POLYARCH_HTTP_REGISTRIES is “a/b”, but each registry must'],
    ['POLYARCH_CONNECTIONS', '1000', 'POLYARCH_CONNECTIONS is “1000”, but it must be a whole number from 1 to 256.'],
    [
      'POLYARCH_CACHE_BYTES',
      '512M',
      'POLYARCH_CACHE_BYTES is “512M”, but it must be a whole number from 0 (no cache on the',
    ],
    ['DOCKER_CONFIG', '/root/.docker/config.json', 'it must be the folder that holds config.json'],
    ['HTTPS_PROXY', 'proxy.lan:3128', 'HTTPS_PROXY must be a URL such as http://proxy.example:3128.'],
  ])('refuses %s=%s with a sentence that names the variable', (name, value, message) => {
    expect(() => readSettings({ [name]: value })).toThrow(message);
  });

  it('does not repeat a proxy password in its message', () => {
    expect(() => readSettings({ HTTPS_PROXY: 'ftp://user:hunter2@proxy' })).toThrow(/^(?!.*hunter2)/);
  });
});
