import type { GatewayKind } from '../../../core/settings/gateway.ts';

/** What each kind of gateway is, in one line, and what its purpose may say. */
export const KINDS: Record<GatewayKind, { is: string; example: string }> = {
  'On-site demo': {
    is: 'You show the product at work where they work, to those who decide.',
    example: 'Show the two weekly jobs that cost them most, to the people who do them and the one who pays',
  },
  Trial: {
    is: 'They use it themselves for a set time, against a goal agreed beforehand.',
    example: 'Two weeks with one crew; we go on if the hours per job fall by a tenth',
  },
  'Facility tour': {
    is: 'They see where and how you work, or visit a customer of yours.',
    example: 'A morning at a customer of their size, with their head of operations',
  },
  Survey: {
    is: 'You look at how they work today and hand over what you found.',
    example: 'Count the losses on one line for a day and report them to the plant manager',
  },
  'Comparison like for like': {
    is: 'Your offer beside the one they have, on the same terms.',
    example: 'The same 20 items at their volumes, price and delivery side by side',
  },
  'Comparison unlike': {
    is: 'Another way of doing it beside today’s, by what it brings.',
    example: 'Renting against owning over five years, on their own figures',
  },
  Proposal: {
    is: 'A written offer that they asked for, with what it brings them.',
    example: 'What it returns against this year’s goals, to the person who owns the profit',
  },
  Other: {
    is: 'Any other next step that both sides give time to.',
    example: 'What they will do next, with whom, and what it must show',
  },
};
