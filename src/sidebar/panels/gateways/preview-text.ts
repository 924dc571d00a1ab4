import type { GatewayPreview } from '../../../core/check/preview.ts';
import { counted } from '../../../core/problem.ts';
import { grouped } from '../../look/locale.ts';

/** How many were given the gateway's days, and how many of them passed. */
export function ratioOf({ won, proven, offRules, unclaimed }: GatewayPreview): {
  matured: number;
  passed: number;
} {
  return { matured: won + proven + offRules + unclaimed, passed: won + proven };
}

/** What a gateway makes of the rows, in one sentence whose parts add up. */
export function previewText(preview: GatewayPreview, window: number): string {
  const { won, proven, offRules, unclaimed, before } = preview;
  const { matured, passed } = ratioOf(preview);
  const whose = before ? `that passed "${before}"` : 'first appointments';
  const days = `that had their ${grouped(window)} days`;
  if (!matured) return `No ${whose} ${before ? `had their ${grouped(window)} days` : days} yet.`;
  const all = before
    ? `Of ${grouped(matured)} ${whose} and had their ${grouped(window)} days`
    : `Of ${grouped(matured)} ${whose} ${days}`;
  const parts = [
    `${grouped(passed)} passed (${grouped(won)} won, ${grouped(proven)} by their proof)`,
    ...(offRules ? [`${grouped(offRules)} claim it against a rule`] : []),
    `${grouped(unclaimed)} ${unclaimed === 1 ? 'claims' : 'claim'} nothing`,
  ];
  return `${all}, ${listed(parts)}.`;
}

/** What is in none of those parts; '' where all are. */
export function besidesText({ pending, notProvable }: GatewayPreview): string {
  const parts = [
    ...(pending ? [`${counted(pending, 'younger one')} will count later`] : []),
    ...(notProvable ? [`${counted(notProvable, 'lost deal')} can’t be judged`] : []),
  ];
  return parts.length ? `Besides: ${listed(parts)}.` : '';
}

/** Why the gateway can't be proven, what that means once it is saved, and what to do; '' where it can. */
export function unprovableText({ unprovable, lost }: GatewayPreview): string {
  if (!unprovable) return '';
  const why =
    unprovable === 'no proof'
      ? 'It can’t be proven: neither a column nor a stage proves it.'
      : `It can’t be proven: of ${counted(lost, 'lost deal')} none tells how far it had come.`;
  const cure =
    unprovable === 'no proof'
      ? 'Choose a column, or tick stages.'
      : 'Choose a column that proves it, or name the column of the furthest stage in Pipeline.';
  return `${why} Saved like this, its ratio stays blank, and the close ratio counts all decided deals. ${cure}`;
}

function listed(parts: readonly string[]): string {
  const last = parts[parts.length - 1] as string;
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}
