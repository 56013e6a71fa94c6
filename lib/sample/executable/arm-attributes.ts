import 'server-only';
import { ByteWriter } from './byte-writer';

// Tags and values of the ABI's public attributes: CPU_arch, CPU_arch_profile, ARM_ISA_use, ABI_VFP_args.
const attributes = {
  'arm/v6': [6, 6, 8, 1],
  'arm/v7': [6, 10, 7, 'A'.charCodeAt(0), 8, 1, 28, 1],
} as const;

/** The `.ARM.attributes` section: which ARM processor a program needs. @see ARM IHI 0045, Addenda: Build Attributes */
export function armAttributes(name: keyof typeof attributes): Uint8Array {
  const values = Uint8Array.from(attributes[name]);
  const file = new ByteWriter('little')
    .u8(1)
    .u32(5 + values.length)
    .bytes(values)
    .done();
  const vendor = Buffer.from('aeabi\0');
  return new ByteWriter('little')
    .bytes(Buffer.from('A'))
    .u32(4 + vendor.length + file.length)
    .bytes(vendor)
    .bytes(file)
    .done();
}
