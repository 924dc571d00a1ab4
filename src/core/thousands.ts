/** Digits with their thousands parted by commas: "1234567" is "1,234,567". A minus stays in front. */
export function withThousands(digits: string): string {
  const first = digits.startsWith('-') ? 1 : 0;
  const parts: string[] = [];
  let end = digits.length;
  for (; end - first > 3; end -= 3) parts.unshift(digits.slice(end - 3, end));
  return [digits.slice(0, end), ...parts].join(',');
}
