import { expect, it } from 'vitest';
import { entryView, imageView } from '../testing/image-view';
import { parseHostList } from './listed-host';
import { resolveRow } from './resolve-row';
import { rowsText } from './rows-text';

it('stands in columns, and says what is missing and what needs an emulator', () => {
  const image = imageView([entryView('0', 'linux/arm/v7')]);
  const rows = parseHostList('pi-5,apple,windows-2019').map((host) => resolveRow(host, image));
  expect(rowsText('alpine:3.20', rows).split('\n')).toEqual([
    'What hosts pull of alpine:3.20',
    '',
    'Host                 Platform                  containerd                Docker                    Docker, classic store     Podman, CRI-O  Kubernetes node',
    'Raspberry Pi 5       linux/arm64/v8            linux/arm/v7              linux/arm/v7              linux/arm/v7              no match       linux/arm/v7',
    'Apple silicon        linux/arm64/v8            linux/arm/v7 (with QEMU)  linux/arm/v7 (with QEMU)  linux/arm/v7 (with QEMU)  no match       linux/arm/v7 (with QEMU)',
    'Windows Server 2019  windows/amd64 10.0.17763  no match                  no match                  no match                  not run there  no match',
    '',
  ]);
});
