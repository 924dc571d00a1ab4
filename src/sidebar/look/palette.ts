import { PALETTE } from '../../core/format/palette.ts';

/** Gives the page the colours that it shares with the tabs, as custom properties of their names. */
export function paint(root: HTMLElement): void {
  for (const [name, color] of Object.entries(PALETTE)) root.style.setProperty(`--${name}`, color);
}
