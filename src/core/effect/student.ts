/**
 * The quantile of Student's t, right to nine digits: the finite series 26.7.3 and 26.7.4 of Abramowitz and Stegun,
 * Handbook of Mathematical Functions (1964), halved to the point.
 *
 * @param p from 0.5 to below 1.
 * @param freedom whole degrees of freedom, 1 or more.
 */
export function studentQuantile(p: number, freedom: number): number {
  const central = 2 * p - 1;
  let low = 0;
  let high = Math.PI / 2;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (centralShare(middle, freedom) < central) low = middle;
    else high = middle;
  }
  return Math.sqrt(freedom) * Math.tan((low + high) / 2);
}

/** How much of the distribution lies within plus and minus t, where the angle is atan(t / root of the freedom). */
function centralShare(angle: number, freedom: number): number {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = freedom % 2 === 1;
  if (freedom === 1) return (2 / Math.PI) * angle;
  let term = isOdd ? cosine : 1;
  let sum = term;
  for (let n = isOdd ? 3 : 2; n < freedom; n += 2) {
    term *= ((n - 1) / n) * cosine * cosine;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}
