import type { Figure } from './kpi.ts';

/** How far a figure is from its peers': 0.2 is a fifth above, -0.4 is 40% below. */
export function peerGap(own: Figure, peers: Figure): Figure {
  return own === undefined || !peers ? undefined : own / peers - 1;
}
