/** A share in whole percent; with a decimal where it would else read like what it is held against. */
export function percent(share: number, beside = share): string {
  const whole = (share * 100).toFixed(0);
  const isTold = share === beside || whole !== (beside * 100).toFixed(0);
  return `${isTold ? whole : (share * 100).toFixed(1)}%`;
}

/** A number with thousands parted: 25,000. */
export function amount(value: number, decimals = 0): string {
  return value.toFixed(decimals).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
