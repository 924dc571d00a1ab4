import { CURRENCY_CODES } from '../cells/amount-text.ts';
import { fold } from '../cells/fold.ts';
import type { GatewayKind } from '../settings/gateway.ts';
import type { Role } from '../settings/settings.ts';
import { ROLES } from '../settings/settings.ts';

/** Headers of each role, folded, the first choice first. Headers match whole: "Weighted value" is no value. */
const HEADERS: Readonly<Record<Role, readonly string[]>> = {
  Rep: [
    'rep',
    'rep name',
    'sales rep',
    'sales rep name',
    'sales representative',
    'salesperson',
    'sales person',
    'owner',
    'deal owner',
    'opportunity owner',
    'opportunity owner full name',
    'owner name',
    'account executive',
    'ae',
    'sales agent',
    'account manager',
    'account owner',
    'assigned to',
  ],
  'First appointment': [
    'first appointment',
    'first appointment date',
    'first meeting',
    'first meeting date',
    'appointment date',
    'appointment',
    'meeting date',
    'discovery call',
    'intro meeting',
  ],
  Stage: ['stage', 'deal stage', 'sales stage', 'pipeline stage', 'current stage', 'sales phase'],
  Status: ['status', 'deal status', 'opportunity status', 'outcome'],
  'Furthest stage': ['furthest stage', 'last open stage', 'lost at stage'],
  'Close date': [
    'actual close date',
    'completed date',
    'closed at',
    'closed time',
    'close date',
    'closed date',
    'date closed',
    'closed on',
    'closing date',
    'closed',
  ],
  'Won date': ['won time', 'won date', 'date won'],
  'Lost date': ['lost time', 'lost date', 'date lost'],
  Won: ['won', 'is won', 'is closed won'],
  Closed: ['closed', 'is closed', 'is deal closed'],
  Amount: [
    'amount',
    'deal value',
    'value',
    'deal size',
    'close value',
    'actual revenue',
    'revenue',
    'deal amount',
    'opportunity amount',
  ],
  Currency: ['currency', 'currency of value', 'deal currency'],
  'Contact level': ['contact level', 'job title', 'title', 'seniority', 'decision maker level'],
  Industry: ['industry', 'sector'],
  Source: ['lead source', 'source', 'original traffic source'],
  Name: ['opportunity name', 'deal name', 'opportunity', 'deal', 'name', 'title'],
  'Deal id': [
    'deal id',
    'opportunity id',
    'record id',
    'dealid',
    'opportunityid',
    'deal pipedrive system id',
    'copper id',
    'item id',
    'id do registro',
    'id de registro',
    'datensatz id',
    'id de fiche d informations',
    'negocio id',
    'trato id',
    'affaire id',
    'id',
  ],
};

/** The one header of two roles: the name of the deal, or the contact's level where another column names the deal. */
export const TITLE = 'title';

/** Dates that stand in where a sheet has no column for the first appointment at all. */
const STAND_INS: readonly string[] = [
  'created date',
  'create date',
  'created',
  'created on',
  'created time',
  'created at',
  'date created',
  'date added',
  'engage date',
  'first contact date',
  'opened',
  'start date',
  'add time',
  'deal created',
];

/** Columns that prove a gateway where the settings define none, by the kind of step they stand for. */
const GATEWAYS: Partial<Record<GatewayKind, readonly string[]>> = {
  Proposal: ['proposal date', 'proposal sent', 'proposal sent date', 'proposal', 'quote date'],
  'On-site demo': ['demo date', 'demo held', 'demo'],
  Trial: ['trial start', 'trial date'],
  'Facility tour': ['site visit', 'tour date'],
  Survey: ['survey date'],
};

const STAGE_ENTERED = /^date entered ["'“”‘’](.+)["'“”‘’]$/i;
const STAGE_ENTERED_API = /^hs_v2_date_entered_(.+)$/i;

/** The roles whose headers tell that a table is a pipeline; any table may have an id. */
export const TELLING: readonly Role[] = ROLES.filter(role => role !== 'Deal id');

/** The headers of a role, folded, in order. */
export function headersOf(role: Role): readonly string[] {
  return HEADERS[role];
}

/** The headers of created dates that can stand in for the first appointment, in order. */
export function standInHeaders(): readonly string[] {
  return STAND_INS;
}

/** The kind of gateway that a column proves by its header alone, as it is spelt in the sheet; or undefined. */
export function gatewayKindOf(header: string): GatewayKind | undefined {
  const text = header.trim();
  const stage = withoutPipeline(STAGE_ENTERED.exec(text)?.[1]) ?? STAGE_ENTERED_API.exec(text)?.[1];
  if (stage !== undefined) {
    const words = fold(stage).split(' ');
    if (words.includes('proposal') || words.includes('quote')) return 'Proposal';
    // The API writes a default stage's id without spaces.
    return ['demo', 'presentation', 'presentationscheduled'].some(word => words.includes(word))
      ? 'On-site demo'
      : undefined;
  }
  const folded = fold(header);
  return (Object.keys(GATEWAYS) as GatewayKind[]).find(kind => GATEWAYS[kind]?.includes(folded));
}

/** HubSpot may name the stage's pipeline after it, in brackets. */
function withoutPipeline(stage: string | undefined): string | undefined {
  const bracket = stage?.endsWith(')') ? stage.indexOf(' (', 1) : -1;
  return bracket < 0 ? stage : stage?.slice(0, bracket);
}

/**
 * A header as it is compared once more where it found no role: its CamelCase parted, and without the codes of
 * currencies, folded. "CreatedDate" is "created date", "amount_usd" is "amount". '' where that leaves it as it is.
 */
export function comparedOnceMore(header: string): string {
  const parted = fold(
    header.replace(/([\p{Ll}\p{N}])(?=\p{Lu})/gu, '$1 ').replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 '),
  );
  const words = parted.split(' ').filter(word => !CURRENCY_CODES.has(word.toUpperCase()));
  const text = words.join(' ');
  return text === fold(header) ? '' : text;
}
