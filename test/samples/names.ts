// Words that the sample pipeline is made of. All companies are invented.

const first = [
  'Alder',
  'Beacon',
  'Birch',
  'Bluewater',
  'Bright',
  'Cascade',
  'Cedar',
  'Copper',
  'Crescent',
  'Delta',
  'Eastgate',
  'Ember',
  'Fairway',
  'Falcon',
  'Granite',
  'Harbor',
  'Highland',
  'Juniper',
  'Keystone',
  'Lakeside',
  'Lumen',
  'Maple',
  'Meridian',
  'Northwind',
  'Oakfield',
  'Orchard',
  'Pioneer',
  'Quarry',
  'Redstone',
  'Ridgeline',
  'Silverlake',
  'Summit',
  'Tidewater',
  'Union',
  'Vantage',
  'Westbrook',
];

const second = [
  'Foods',
  'Logistics',
  'Manufacturing',
  'Dental',
  'Partners',
  'Systems',
  'Supply',
  'Clinics',
  'Motors',
];

export const accounts: readonly string[] = first.flatMap((a, i) =>
  second.filter((_, j) => (i + j) % 2 === 0).map(b => `${a} ${b}`),
);

export const products = [
  'Fleet platform',
  'Starter package',
  'Service contract',
  'Full rollout',
  'Second site',
] as const;

export const industries = [
  'Manufacturing',
  'Healthcare',
  'Logistics',
  'Retail',
  'Food and beverage',
  'Professional services',
] as const;

export const sources = ['Referral', 'Web form', 'Trade show', 'Cold call', 'Partner', 'Webinar'] as const;
