import type { Role } from '../settings/settings.ts';
import { headersOf, standInHeaders, TELLING } from './headers.ts';

/** What a CRM's export calls its columns, and where its words mean something else than they do elsewhere. */
export interface Profile {
  name: string;
  /** Folded headers by role, the first choice first; Created holds the dates that may stand in. */
  headers: Partial<Record<Role | 'Created', string[]>>;
  /** Headers that look like a closing date and hold the expected one. */
  expected: string[];
  /** A column that says what period an amount is for: monthly and yearly amounts do not add up. */
  period: string;
}

// Facts of real exports. "Mark" holds headers that tell the CRM and serve no role.
const PROFILES: Record<string, string> = {
  Salesforce:
    'Rep=opportunity owner|opportunity owner full name|owner name|owner id|opportunity owner email;' +
    'Created=created date|createddate;Stage=stage|stagename|stage name;Close date=close date|closedate;' +
    'Won=won|iswon|is won;Closed=closed|isclosed|is closed;Amount=amount|expected revenue;Source=lead source;' +
    'Name=opportunity name|name',
  HubSpot:
    'Rep=deal owner|hubspot owner id;Created=create date|createdate;Stage=deal stage|dealstage;' +
    'Close date=close date|closedate;Won=is closed won|hs is closed won;Closed=is deal closed|hs is closed;' +
    'Amount=amount|amount in company currency|hs closed amount in home currency;' +
    'Source=original traffic source|record source;Name=deal name|dealname',
  Pipedrive:
    'Rep=deal owner|owner;Created=deal deal created|deal add time|deal created|add time;' +
    'Stage=deal stage|deal stage pipeline|stage;Status=deal status|status;' +
    'Close date=deal deal closed on|deal closed on|deal close time|close time;' +
    'Won date=deal won time|won time;Lost date=deal lost time|lost time;Amount=deal value|value;' +
    'Currency=deal currency of value|deal currency;Name=deal title|title',
  'Zoho CRM':
    'Rep=deal owner|deal owner id;Created=created time;Stage=stage;Close date=closing date;' +
    'Amount=amount|expected revenue;Currency=currency;Source=lead source|campaign source;Name=deal name',
  'Dynamics 365':
    'Rep=owner;Created=created on|createdon;Stage=sales stage|pipeline phase|stepname;Status=status|status reason;' +
    'Close date=actual close date|actualclosedate;Amount=est revenue|actual revenue|estimatedvalue|actualvalue;' +
    'Name=topic|name',
  Copper:
    'Rep=owner|owner id;Created=created at;Stage=stage;Status=status;Close date=completed date;' +
    'Amount=value|converted value;Currency=currency|converted currency;Source=source;Name=name;Expected=close date',
  Close:
    'Rep=user name|user id;Created=date created;Stage=status label|status;Status=status type;Won date=date won;' +
    'Lost date=date lost;Amount=value|value formatted;Currency=value currency;Name=note;Period=value period',
  Freshsales:
    'Rep=owner|sales owner;Stage=deal stage;Close date=closed date;Amount=deal value;Source=source|campaign;' +
    'Name=deal name',
  monday:
    'Rep=owner|deal owner|sales agent;Created=deal creation date;Stage=stage|deal stage;Close date=close date;' +
    'Amount=deal value;Name=name|item name',
  Streak: 'Rep=assigned to;Stage=stage;Name=name',
  'Frappe CRM':
    'Rep=deal owner;Stage=status;Close date=closed date;Amount=deal value|expected deal value|total|net total;' +
    'Currency=currency;Source=source',
  Odoo: 'Rep=sales person|salesperson;Stage=stage;Source=source|medium;Name=opportunity',
  'RD Station':
    'Rep=responsavel pela negociacao;Created=data de criacao;Stage=etapa do funil de vendas;' +
    'Close date=data de fechamento;Amount=valor da negociacao;Source=origem|campanha;Name=nome da negociacao',
  Agendor:
    'Rep=responsavel;Created=data de inicio;Stage=etapa;Status=status;Close date=data de conclusao;Amount=valor;' +
    'Name=negocio',
};

/** A word that anybody's sheet may have as a header, so it tells no CRM. */
const NOBODYS = ['company', 'tags', 'note'];

function entriesOf(name: string): [key: string, headers: string[]][] {
  return (PROFILES[name] as string)
    .split(';')
    .map(part => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1).split('|')]);
}

/** Every folded header of every profile with the profiles that have it. */
function owners(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const name of Object.keys(PROFILES)) {
    for (const [key, headers] of entriesOf(name)) {
      if (key === 'Expected') continue;
      for (const header of headers) found.set(header, (found.get(header) ?? new Set()).add(name));
    }
  }
  return found;
}

/** All folded headers that any role, stand-in or profile knows. */
export function knownHeaders(): Set<string> {
  const known = new Set([...owners().keys(), ...standInHeaders()]);
  for (const role of TELLING) for (const header of headersOf(role)) known.add(header);
  return known;
}

/**
 * The CRM whose export a sheet is: the one of which it holds the most distinctive headers, at least two. A header
 * is distinctive that no other profile and no list of ours has. Ties are no one's.
 */
export function profileOf(foldedHeaders: readonly string[]): Profile | undefined {
  const common = new Set([...NOBODYS, ...standInHeaders()]);
  for (const role of TELLING) for (const header of headersOf(role)) common.add(header);
  const counts = new Map<string, number>();
  const owned = owners();
  for (const header of new Set(foldedHeaders)) {
    const names = [...(owned.get(header) ?? [])];
    if (names.length === 1 && !common.has(header))
      counts.set(names[0] as string, (counts.get(names[0] as string) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]);
  const [best, next] = ranked;
  if (!best || best[1] < 2 || next?.[1] === best[1]) return undefined;
  const profile: Profile = { name: best[0], headers: {}, expected: [], period: '' };
  for (const [key, headers] of entriesOf(best[0])) {
    if (key === 'Expected') profile.expected = headers;
    else if (key === 'Period') profile.period = headers[0] as string;
    else profile.headers[key as Role] = headers;
  }
  return profile;
}
