// A second, independent reading of docs/kpis.md, for tests.
// What the contract takes from crm-exports.json: the headers of its roles per profile (sheet_templates is none),
// the expected dates that are its traps, the totals words and the footers. Copied as they are there.

export type ProfileField =
  | 'owner'
  | 'created'
  | 'stage'
  | 'status'
  | 'closed'
  | 'expected'
  | 'won'
  | 'lost'
  | 'won_flag'
  | 'closed_flag'
  | 'amount'
  | 'currency'
  | 'source'
  | 'name';

export const PROFILES: Record<string, Partial<Record<ProfileField, string[]>>> = {
  salesforce: {
    owner: [
      'Opportunity Owner',
      'Opportunity Owner: Full Name',
      'Owner.Name',
      'owner_id',
      'Opportunity Owner Email',
    ],
    created: ['Created Date', 'CreatedDate', 'created_date'],
    stage: ['Stage', 'StageName', 'stage_name'],
    closed: ['Close Date', 'CloseDate', 'close_date'],
    won_flag: ['Won', 'IsWon', 'is_won'],
    closed_flag: ['Closed', 'IsClosed', 'is_closed'],
    amount: ['Amount', 'Expected Revenue', 'expected_revenue'],
    source: ['Lead Source', 'lead_source'],
    name: ['Opportunity Name', 'Name'],
  },
  hubspot: {
    owner: ['Deal owner', 'Deal Owner', 'hubspot_owner_id'],
    created: ['Create Date', 'createdate'],
    stage: ['Deal Stage', 'dealstage'],
    closed: ['Close Date', 'closedate'],
    won_flag: ['Is Closed Won', 'hs_is_closed_won'],
    closed_flag: ['Is Deal Closed?', 'hs_is_closed'],
    amount: ['Amount', 'Amount in company currency', 'amount', 'hs_closed_amount_in_home_currency'],
    source: ['Original Traffic Source', 'Record source'],
    name: ['Deal Name', 'dealname'],
  },
  pipedrive: {
    owner: ['Deal - Owner', 'Owner'],
    created: ['Deal - Deal created', 'Deal - Add time', 'Deal created', 'Add time'],
    stage: ['Deal - Stage', 'Deal - Stage (pipeline)', 'Stage'],
    status: ['Deal - Status', 'Status'],
    closed: ['Deal - Deal closed on', 'Deal - Closed on', 'Deal - Close time', 'Close time'],
    expected: ['Deal - Expected close date'],
    won: ['Deal - Won time', 'Won time'],
    lost: ['Deal - Lost time', 'Lost time'],
    amount: ['Deal - Value', 'Value'],
    currency: ['Deal - Currency of Value', 'Deal - Currency of value', 'Deal - Currency'],
    name: ['Deal - Title', 'Title'],
  },
  zoho: {
    owner: ['Deal Owner', 'Deal Owner.id'],
    created: ['Created Time'],
    stage: ['Stage'],
    closed: ['Closing Date'],
    amount: ['Amount', 'Expected Revenue'],
    currency: ['Currency', 'Exchange Rate'],
    source: ['Lead Source', 'Campaign Source'],
    name: ['Deal Name'],
  },
  dynamics365: {
    owner: ['Owner'],
    created: ['Created On', 'createdon'],
    stage: ['Sales Stage', 'Pipeline Phase', 'stepname'],
    status: ['Status', 'Status Reason'],
    closed: ['Actual Close Date', 'actualclosedate'],
    expected: ['Est. Close Date', 'Est. close date', 'estimatedclosedate'],
    amount: ['Est. Revenue', 'Est. revenue', 'Actual Revenue', 'estimatedvalue', 'actualvalue'],
    name: ['Topic', 'name'],
  },
  copper: {
    owner: ['Owner', 'Owner Id'],
    created: ['Created At'],
    stage: ['Stage'],
    status: ['Status'],
    closed: ['Completed Date'],
    expected: ['Close Date'],
    amount: ['Value', 'Converted Value'],
    currency: ['Currency', 'Converted Currency', 'Exchange Rate'],
    source: ['Source'],
    name: ['Name'],
  },
  close: {
    owner: ['user_name', 'user_id'],
    created: ['date_created'],
    stage: ['status_label', 'status'],
    status: ['status_type'],
    closed: ['date_won', 'date_lost'],
    won: ['date_won'],
    lost: ['date_lost'],
    amount: ['value', 'value_formatted', 'value_period', 'value_currency'],
    name: ['note'],
  },
  freshsales: {
    owner: ['Owner', 'Sales owner'],
    stage: ['Deal Stage', 'Deal stage'],
    closed: ['Closed date'],
    expected: ['Expected close date'],
    amount: ['Deal Value', 'Deal value'],
    source: ['Source', 'Campaign'],
    name: ['Deal Name', 'Deal name'],
  },
  monday: {
    owner: ['Owner', 'Deal owner', 'Sales Agent'],
    created: ['Deal creation date'],
    stage: ['Stage', 'Deal stage'],
    closed: ['Close Date'],
    expected: ['Expected Close Date'],
    amount: ['Deal Value', 'Deal value'],
    name: ['Name', 'Item Name'],
  },
  streak: {
    owner: ['Assigned To'],
    stage: ['Stage'],
    name: ['Name'],
  },
  frappe_crm: {
    owner: ['Deal Owner'],
    stage: ['Status'],
    closed: ['Closed Date'],
    expected: ['Expected Closure Date'],
    amount: ['Deal Value', 'Expected Deal Value', 'Total', 'Net Total'],
    currency: ['Currency', 'Exchange Rate'],
    source: ['Source'],
  },
  odoo: {
    owner: ['Sales Person', 'Salesperson'],
    stage: ['Stage'],
    expected: ['Deadline', 'Expected Closing'],
    source: ['Source', 'Medium'],
    name: ['Opportunity'],
  },
  rd_station_pt: {
    owner: ['Responsável pela negociação'],
    created: ['Data de criação'],
    stage: ['Etapa do funil de vendas'],
    closed: ['Data de fechamento'],
    amount: ['Valor da negociação'],
    source: ['Origem', 'Campanha'],
    name: ['Nome da negociação'],
  },
  agendor_pt: {
    owner: ['Responsável'],
    created: ['Data de início'],
    stage: ['Etapa'],
    status: ['Status'],
    closed: ['Data de conclusão'],
    amount: ['Valor'],
    name: ['Negócio'],
  },
};

export const TOTALS_WORDS: string[] = [
  'total',
  'totals',
  'sum',
  'subtotal',
  'sub total',
  'grand total',
  'count',
  'average',
  'avg',
  'mean',
  'running total',
];

export const FOOTERS: string[] = [
  '^Grand Totals? \\(\\d+ records?\\)$',
  '^Confidential Information - Do Not Distribute$',
  '^Copyright (\\(c\\)|©) 2000-\\d{4} salesforce\\.com',
  '^(Sub)?[Tt]otals?$',
  '^Count$',
];
