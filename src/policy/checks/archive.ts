// One file out of a .tar.gz. The archive was verified before; it is read with bounds all the same, and nothing of it is written anywhere.

import { gunzipSync } from 'node:zlib';
import { limits } from '../../domain/limits.ts';

const BLOCK = 512;

/** The bytes of the regular file of this name. Throws where there is none, where what is unpacked is too large, and where the archive breaks off. */
export function fileInArchive(archive: Uint8Array, name: string): Uint8Array {
  const tar = gunzipSync(archive, { maxOutputLength: limits.engineBytes });
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const header = tar.subarray(at, at + BLOCK);
    const size = Number.parseInt(text(header, 124, 12), 8);
    // Zeros end an archive; a size in another notation is of files of 8 GiB.
    if (!Number.isSafeInteger(size) || size < 0) break;
    const start = at + BLOCK;
    const type = text(header, 156, 1);
    if (text(header, 0, 100) === name && text(header, 345, 155) === '' && (type === '0' || type === '')) {
      if (start + size > tar.length) break;
      return tar.subarray(start, start + size);
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error(`there is no file ${name} in the archive`);
}

function text(header: Uint8Array, at: number, length: number): string {
  const bytes = Buffer.from(header.subarray(at, at + length));
  const end = bytes.indexOf(0);
  return bytes.subarray(0, end === -1 ? length : end).toString('latin1').trim();
}
