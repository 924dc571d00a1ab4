import { withThousands } from '../thousands.ts';

/** A share in whole percent; with a decimal where it would else read like what it is held against. */
export function percent(share: number, beside = share): string {
  const whole = (share * 100).toFixed(0);
  const isTold = share === beside || whole !== (beside * 100).toFixed(0);
  return `${isTold ? whole : (share * 100).toFixed(1)}%`;
}

/** A number with thousands parted: 25,000. */
export function amount(value: number, decimals = 0): string {
  const [whole = '', fraction] = value.toFixed(decimals).split('.');
  return fraction === undefined ? withThousands(whole) : `${withThousands(whole)}.${fraction}`;
}

/** A share of the rep's own, and that of the peers: "20% (peers 45%)". */
export function sides([own, peers]: readonly number[]): string {
  return `${percent(own as number)} (peers ${percent(peers as number)})`;
}
