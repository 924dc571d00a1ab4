/**
 * The form in which headers, stages, words and names are compared: compatibility-decomposed, without accents,
 * in lower case, every run of other signs one space. "Deal - Value*" is "deal value".
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The parts of a "A; B; C" value, folded, without the blank ones. */
export function foldedList(text: string): string[] {
  return text.split(';').map(fold).filter(Boolean);
}
