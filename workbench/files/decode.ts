// Bytes of a text file as text: UTF-8 with or without a mark, UTF-16 as Excel's "Unicode text" writes it, and Windows'
// Western European where the bytes are no UTF-8.
import { UnreadableFile } from './unreadable.ts';

export function decodeText(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = bytes.subarray(0, 4096);
  const zeros = head.filter(byte => byte === 0).length;
  // Every other byte of Western text in UTF-16 is zero; with more of them it is no text at all.
  if (zeros > head.length * 0.3 && zeros < head.length * 0.6) {
    return new TextDecoder(head[0] === 0 ? 'utf-16be' : 'utf-16le').decode(bytes);
  }
  if (zeros > 0) throw new UnreadableFile('is not a text file: it holds zero bytes');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
