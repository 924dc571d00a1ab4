/** A target below one average sale is no target: 2.4 stands for millions, or for thousands. */
export function meantBy(target: unknown, averageSale: number | undefined): number[] {
  if (typeof target !== 'number' || averageSale === undefined) return [];
  if (!(target > 0 && target < 1_000 && target < averageSale)) return [];
  return [target * 1_000_000, target * 1_000]
    .map(each => Math.round(each * 100) / 100)
    .filter(each => each >= averageSale);
}
