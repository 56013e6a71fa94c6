import 'server-only';

/** What a small program for one kind of processor is made of. */
export type Machine = Readonly<{
  /** `e_machine` and `e_flags` of its ELF header. */
  elfMachine: number;
  elfFlags: number;
  bits: 32 | 64;
  byteOrder: 'little' | 'big';
  /**
   * Writes the `length` bytes that stand right behind the code to standard output, then exits with 0.
   * As 32-bit words in the machine's byte order where instructions have that size, else as bytes.
   */
  code: (length: number) => MachineCode;
}>;

export type MachineCode = Readonly<{ words: readonly number[] } | { bytes: readonly number[] }>;

/** Each architecture's program, assembled by hand. System calls are Linux's: `arch/<arch>/…/syscall*.tbl`. */
export const machines = {
  amd64: {
    elfMachine: 62,
    elfFlags: 0,
    bits: 64,
    byteOrder: 'little',
    code: (length) => ({
      bytes: [
        ...[0xb8, 0x01, 0x00, 0x00, 0x00], //             mov eax, 1          write
        ...[0xbf, 0x01, 0x00, 0x00, 0x00], //             mov edi, 1          standard output
        ...[0x48, 0x8d, 0x35, 0x10, 0x00, 0x00, 0x00], // lea rsi, [rip + 16] the text
        ...[0xba, length, 0x00, 0x00, 0x00], //           mov edx, length
        ...[0x0f, 0x05], //                               syscall
        ...[0xb8, 0x3c, 0x00, 0x00, 0x00], //             mov eax, 60         exit
        ...[0x31, 0xff], //                               xor edi, edi        with 0
        ...[0x0f, 0x05], //                               syscall
      ],
    }),
  },
  '386': {
    elfMachine: 3,
    elfFlags: 0,
    bits: 32,
    byteOrder: 'little',
    code: (length) => ({
      bytes: [
        ...[0xe8, 0x00, 0x00, 0x00, 0x00], //   call here
        ...[0x59], //                     here: pop ecx
        ...[0x83, 0xc1, 0x1e], //               add ecx, 30         the text
        ...[0xba, length, 0x00, 0x00, 0x00], // mov edx, length
        ...[0xbb, 0x01, 0x00, 0x00, 0x00], //   mov ebx, 1          standard output
        ...[0xb8, 0x04, 0x00, 0x00, 0x00], //   mov eax, 4          write
        ...[0xcd, 0x80], //                     int 0x80
        ...[0xb8, 0x01, 0x00, 0x00, 0x00], //   mov eax, 1          exit
        ...[0x31, 0xdb], //                     xor ebx, ebx        with 0
        ...[0xcd, 0x80], //                     int 0x80
      ],
    }),
  },
  arm64: {
    elfMachine: 183,
    elfFlags: 0,
    bits: 64,
    byteOrder: 'little',
    code: (length) => ({
      words: [
        0xd2800020, //                 mov x0, #1          standard output
        0x100000e1, //                 adr x1, . + 28      the text
        0xd2800002 | (length << 5), // mov x2, #length
        0xd2800808, //                 mov x8, #64         write
        0xd4000001, //                 svc #0
        0xd2800000, //                 mov x0, #0
        0xd2800ba8, //                 mov x8, #93         exit
        0xd4000001, //                 svc #0
      ],
    }),
  },
  /** EABI version 5, floating point in software. */
  'arm/v6': {
    elfMachine: 40,
    elfFlags: 0x05000200,
    bits: 32,
    byteOrder: 'little',
    code: (length) => ({
      words: [
        0xe3a00001, //          mov r0, #1          standard output
        0xe28f1014, //          add r1, pc, #20     the text; pc is two instructions ahead
        0xe3a02000 | length, // mov r2, #length
        0xe3a07004, //          mov r7, #4          write
        0xef000000, //          svc #0
        0xe3a00000, //          mov r0, #0
        0xe3a07001, //          mov r7, #1          exit
        0xef000000, //          svc #0
      ],
    }),
  },
  /** EABI version 5, floating point in registers; `movw` is not in ARMv6. */
  'arm/v7': {
    elfMachine: 40,
    elfFlags: 0x05000400,
    bits: 32,
    byteOrder: 'little',
    code: (length) => ({
      words: [
        0xe3000001, //          movw r0, #1         standard output
        0xe28f1014, //          add r1, pc, #20     the text; pc is two instructions ahead
        0xe3002000 | length, // movw r2, #length
        0xe3007004, //          movw r7, #4         write
        0xef000000, //          svc #0
        0xe3000000, //          movw r0, #0
        0xe3007001, //          movw r7, #1         exit
        0xef000000, //          svc #0
      ],
    }),
  },
  /** ABI version 2 of ELF. */
  ppc64le: {
    elfMachine: 21,
    elfFlags: 2,
    bits: 64,
    byteOrder: 'little',
    code: (length) => ({
      words: [
        0x429f0005, //          bcl 20, 31, . + 4
        0x7c8802a6, //          mflr r4             where this stands
        0x38840024, //          addi r4, r4, 36     the text
        0x38600001, //          li r3, 1            standard output
        0x38a00000 | length, // li r5, length
        0x38000004, //          li r0, 4            write
        0x44000002, //          sc
        0x38600000, //          li r3, 0
        0x38000001, //          li r0, 1            exit
        0x44000002, //          sc
      ],
    }),
  },
  s390x: {
    elfMachine: 22,
    elfFlags: 0,
    bits: 64,
    byteOrder: 'big',
    code: (length) => ({
      bytes: [
        ...[0xa7, 0x29, 0x00, 0x01], //             lghi %r2, 1         standard output
        ...[0xc0, 0x30, 0x00, 0x00, 0x00, 0x09], // larl %r3, . + 18    the text
        ...[0xa7, 0x49, 0x00, length], //           lghi %r4, length
        ...[0x0a, 0x04], //                         svc 4               write
        ...[0xa7, 0x29, 0x00, 0x00], //             lghi %r2, 0
        ...[0x0a, 0x01], //                         svc 1               exit
      ],
    }),
  },
  /** Floating point in double-precision registers. */
  riscv64: {
    elfMachine: 243,
    elfFlags: 4,
    bits: 64,
    byteOrder: 'little',
    code: (length) => ({
      words: [
        0x00100513, //                  li a0, 1            standard output
        0x00000597, //                  auipc a1, 0         where this stands
        0x02058593, //                  addi a1, a1, 32     the text
        0x00000613 | (length << 20), // li a2, length
        0x04000893, //                  li a7, 64           write
        0x00000073, //                  ecall
        0x00000513, //                  li a0, 0
        0x05d00893, //                  li a7, 93           exit
        0x00000073, //                  ecall
      ],
    }),
  },
  /** Floating point in double-precision registers, version 1 of the object format. */
  loong64: {
    elfMachine: 258,
    elfFlags: 0x43,
    bits: 64,
    byteOrder: 'little',
    code: (length) => ({
      words: [
        0x03800404, //                  ori $a0, $zero, 1       standard output
        0x180000e5, //                  pcaddi $a1, 7           the text, in words from here
        0x03800006 | (length << 10), // ori $a2, $zero, length
        0x0381000b, //                  ori $a7, $zero, 64      write
        0x002b0000, //                  syscall 0
        0x03800004, //                  ori $a0, $zero, 0
        0x0381740b, //                  ori $a7, $zero, 93      exit
        0x002b0000, //                  syscall 0
      ],
    }),
  },
} as const satisfies Record<string, Machine>;

/** What there are programs for: a Go architecture, with its variant for 32-bit ARM. */
export type MachineName = keyof typeof machines;
