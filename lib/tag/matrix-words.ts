import type { VersionCell } from './version-matrix';

/** What a cell says, for those who cannot see it. */
export function cellWords(cell: VersionCell): string {
  switch (cell.state) {
    case 'present':
      return presentWords[cell.change];
    case 'gone':
      return 'gone';
    case 'absent':
      return 'still absent';
    case 'never':
      return 'not listed';
    case 'unknown':
      return 'not known';
  }
}

const presentWords = {
  first: 'listed',
  appeared: 'appeared',
  new: 'new manifest',
  same: 'same manifest',
} as const satisfies Record<Extract<VersionCell, { state: 'present' }>['change'], string>;
