import 'server-only';
import type { LayerFiles } from './layer';

/** Who runs on the image: the same on every platform. */
export function identity(version: string): LayerFiles {
  return {
    'etc/group': 'root:x:0:\nhello:x:65532:\n',
    'etc/hello/hello.conf': lines(90, (n) => `greeting.${n} = hello`),
    'etc/os-release': `ID=hello\nNAME="Hello"\nVERSION_ID=${version}\nPRETTY_NAME="Hello ${version}"\n`,
    'etc/passwd': 'root:x:0:0:root:/root:/sbin/nologin\nhello:x:65532:65532:hello:/:/sbin/nologin\n',
  };
}

/** What a person reads about it: the same on every platform. */
export const documentation: LayerFiles = {
  'usr/share/doc/hello/README': 'hello writes one line that names the platform it was built for, and exits.\n',
  'usr/share/doc/hello/manual.txt': lines(
    260,
    (n) => `${n}. A line of the manual, which reads alike on every machine.`,
  ),
};

/** The messages of one platform and version. */
export function messageCatalogue(platform: string, version: string, count: number): string {
  return lines(
    count,
    (n) => `${String(n).padStart(4, '0')} ${version} hello from ${platform}, message ${n} of ${count}`,
  );
}

/** `count` numbered lines. */
export function lines(count: number, line: (n: number) => string): string {
  return Array.from({ length: count }, (_, at) => `${line(at + 1)}\n`).join('');
}
