import type { Role } from '../settings/settings.ts';
import { headersOf, standInHeaders, TELLING } from './headers.ts';

/** What a CRM's export calls its columns, and where its words mean something else than they do elsewhere. */
export interface Profile {
  name: string;
  /** Folded headers by role, the first choice first; Created holds the dates that may stand in. */
  headers: Partial<Record<Role | 'Created', readonly string[]>>;
  /** Headers that look like a closing date and hold the expected one. */
  expected?: readonly string[];
  /** Amounts in two columns: by the one the other, which counts where the cell of the one is blank. */
  amountElse?: Readonly<Record<string, string>>;
  /** A column that says what period an amount is for: monthly and yearly amounts do not add up. */
  period?: string;
}

/** Facts of real exports. */
const PROFILES: readonly Profile[] = [
  {
    name: 'Salesforce',
    headers: {
      Rep: [
        'opportunity owner',
        'opportunity owner full name',
        'owner name',
        'owner id',
        'opportunity owner email',
      ],
      Created: ['created date', 'createddate'],
      Stage: ['stage', 'stagename', 'stage name', 'opportunity stage'],
      'Close date': ['close date', 'closedate'],
      Won: ['won', 'iswon', 'is won'],
      Closed: ['closed', 'isclosed', 'is closed'],
      Amount: ['amount converted', 'amount', 'expected revenue'],
      Currency: ['amount converted currency', 'opportunity currency'],
      Source: ['lead source'],
      Name: ['opportunity name', 'name'],
    },
  },
  {
    name: 'HubSpot',
    headers: {
      Rep: ['deal owner', 'hubspot owner id'],
      Created: ['create date', 'createdate'],
      Stage: ['deal stage', 'dealstage'],
      'Close date': ['close date', 'closedate'],
      Won: ['is closed won', 'hs is closed won'],
      Closed: ['is deal closed', 'hs is closed'],
      Amount: ['amount', 'amount in company currency', 'hs closed amount in home currency'],
      Currency: ['deal currency code'],
      Source: ['original traffic source', 'record source', 'hs analytics source'],
      Name: ['deal name', 'dealname'],
    },
  },
  {
    name: 'Pipedrive',
    headers: {
      Rep: ['deal owner', 'owner', 'owner name'],
      Created: ['deal deal created', 'deal add time', 'deal created', 'add time'],
      Stage: ['deal stage', 'deal stage pipeline', 'stage'],
      Status: ['deal status', 'status'],
      'Close date': ['deal deal closed on', 'deal closed on', 'deal close time', 'close time'],
      'Won date': ['deal won time', 'won time'],
      'Lost date': ['deal lost time', 'lost time'],
      Amount: ['deal value', 'value'],
      Currency: ['deal currency of value', 'deal currency'],
      Name: ['deal title', 'title'],
    },
    expected: ['deal expected close date'],
  },
  {
    name: 'Zoho CRM',
    headers: {
      Rep: ['deal owner', 'deal owner id'],
      Created: ['created time'],
      Stage: ['stage'],
      'Close date': ['closing date'],
      Amount: ['amount', 'expected revenue'],
      Currency: ['currency'],
      Source: ['lead source', 'campaign source'],
      Name: ['deal name'],
    },
  },
  {
    name: 'Dynamics 365',
    headers: {
      Rep: ['owner'],
      Created: ['created on', 'createdon'],
      Stage: ['sales stage', 'pipeline phase', 'stepname'],
      Status: ['status', 'status reason'],
      'Close date': ['actual close date', 'actualclosedate'],
      Amount: ['actual revenue', 'actualvalue', 'est revenue', 'estimatedvalue'],
      Name: ['topic', 'name'],
    },
    expected: ['est close date', 'estimatedclosedate'],
    amountElse: { 'actual revenue': 'est revenue', actualvalue: 'estimatedvalue' },
  },
  {
    name: 'Copper',
    headers: {
      Rep: ['owner', 'owner id'],
      Created: ['created at'],
      Stage: ['stage'],
      Status: ['status'],
      'Close date': ['completed date'],
      Amount: ['value', 'converted value'],
      Currency: ['currency', 'converted currency'],
      Source: ['source'],
      Name: ['name'],
    },
    expected: ['close date'],
  },
  {
    name: 'Close',
    headers: {
      Rep: ['user name', 'user id'],
      Created: ['date created'],
      Stage: ['status label', 'status'],
      Status: ['status type'],
      'Won date': ['date won'],
      'Lost date': ['date lost'],
      Amount: ['value', 'value formatted'],
      Currency: ['value currency'],
      Name: ['note'],
    },
    period: 'value period',
  },
  {
    name: 'Freshsales',
    headers: {
      Rep: ['owner', 'sales owner'],
      Stage: ['deal stage'],
      'Close date': ['closed date'],
      Amount: ['deal value'],
      Source: ['source', 'campaign'],
      Name: ['deal name'],
    },
    expected: ['expected close date'],
  },
  {
    name: 'monday',
    headers: {
      Rep: ['owner', 'deal owner', 'sales agent'],
      Created: ['deal creation date'],
      Stage: ['stage', 'deal stage'],
      'Close date': ['close date'],
      Amount: ['deal value'],
      Name: ['name', 'item name'],
    },
    expected: ['expected close date'],
  },
  {
    name: 'Streak',
    headers: {
      Rep: ['assigned to'],
      Stage: ['stage'],
      Name: ['name'],
    },
  },
  {
    name: 'Frappe CRM',
    headers: {
      Rep: ['deal owner'],
      Stage: ['status'],
      'Close date': ['closed date'],
      Amount: ['deal value', 'expected deal value', 'total', 'net total'],
      Currency: ['currency'],
      Source: ['source'],
    },
    expected: ['expected closure date'],
  },
  {
    name: 'Odoo',
    headers: {
      Rep: ['sales person', 'salesperson', 'user id id'],
      Stage: ['stage'],
      Amount: ['planned revenue'],
      Source: ['source', 'medium', 'source id id', 'medium id id'],
      Name: ['opportunity'],
    },
    expected: ['deadline', 'expected closing', 'date deadline'],
  },
  {
    name: 'RD Station',
    headers: {
      Rep: ['responsavel pela negociacao'],
      Created: ['data de criacao'],
      Stage: ['etapa do funil de vendas'],
      'Close date': ['data de fechamento'],
      Amount: ['valor da negociacao'],
      Source: ['origem', 'campanha'],
      Name: ['nome da negociacao'],
    },
  },
  {
    name: 'Agendor',
    headers: {
      Rep: ['responsavel'],
      Created: ['data de inicio'],
      Stage: ['etapa'],
      Status: ['status'],
      'Close date': ['data de conclusao'],
      Amount: ['valor'],
      Name: ['negocio'],
    },
  },
  {
    name: 'HubSpot in Portuguese',
    headers: {
      Rep: ['proprietario do negocio'],
      Created: ['data de criacao'],
      Stage: ['etapa do negocio'],
      'Close date': ['data de fechamento'],
      Amount: ['valor', 'valor na moeda da empresa'],
      Source: ['fonte original do trafego'],
      Name: ['nome do negocio'],
    },
  },
  {
    name: 'HubSpot in Spanish',
    headers: {
      Rep: ['propietario del negocio'],
      Created: ['fecha de creacion'],
      Stage: ['etapa del negocio'],
      'Close date': ['fecha de cierre'],
      Amount: ['valor', 'importe'],
      Source: ['fuente original de trafico'],
      Name: ['nombre del negocio'],
    },
  },
  {
    name: 'HubSpot in German',
    headers: {
      Stage: ['deal phase'],
      'Close date': ['abschlussdatum'],
      Amount: ['betrag', 'betrag in firmenwahrung'],
    },
  },
  {
    name: 'HubSpot in French',
    headers: {
      Rep: ['proprietaire de la transaction'],
      Created: ['date de creation'],
      Stage: ['phase de la transaction'],
      'Close date': ['date de fermeture'],
      Amount: ['montant'],
      Name: ['nom de la transaction'],
    },
  },
  {
    name: 'Pipedrive in Portuguese',
    headers: {
      Rep: ['negocio proprietario'],
      Created: ['negocio negocio criado em', 'negocio data de criacao do negocio'],
      Stage: ['negocio etapa'],
      Status: ['negocio status'],
      'Close date': ['negocio negocio fechado em'],
      'Won date': ['negocio ganho em'],
      'Lost date': ['negocio data de perda'],
      Amount: ['negocio valor', 'negocio valor do negocio'],
      Currency: ['negocio moeda'],
      Source: ['negocio origem', 'negocio fonte do lead'],
      Name: ['negocio titulo'],
    },
    expected: ['negocio data de fechamento esperada'],
  },
  {
    name: 'Pipedrive in Spanish',
    headers: {
      Rep: ['trato propietario'],
      Created: ['trato trato creado'],
      Stage: ['trato etapa'],
      Status: ['trato estado'],
      Amount: ['trato valor'],
      Currency: ['trato moneda'],
      Name: ['trato titulo'],
    },
    expected: ['trato fecha de cierre prevista'],
  },
  {
    name: 'Pipedrive in German',
    headers: {
      Rep: ['deal besitzer'],
      Created: ['deal deal erstellt'],
      Stage: ['deal phase'],
      Status: ['deal status'],
      'Close date': ['deal deal abgeschlossen am'],
      'Won date': ['deal datum des gewonnenen deals'],
      'Lost date': ['deal datum des verlorenen deals'],
      Amount: ['deal wert'],
      Name: ['deal titel'],
    },
  },
  {
    name: 'Pipedrive in French',
    headers: {
      Rep: ['affaire proprietaire'],
      Created: ['affaire affaire creee'],
      Stage: ['affaire etape'],
      Status: ['affaire statut'],
      'Won date': ['affaire date de gain'],
      'Lost date': ['affaire date de perte', 'affaire heure de l echec'],
      Amount: ['affaire valeur'],
      Name: ['affaire titre'],
    },
    expected: ['affaire date de cloture prevue'],
  },
  {
    name: 'Bitrix24',
    headers: {
      Rep: ['assigned by id', 'ответственныи'],
      Created: ['date create', 'дата создания'],
      Stage: ['stage id', 'стадия сделки'],
      'Close date': ['closedate', 'предполагаемая дата закрытия'],
      Closed: ['closed', 'сделка закрыта'],
      Amount: ['opportunity', 'сумма'],
      Currency: ['currency id'],
      Source: ['source id', 'источник'],
      Name: ['title', 'название сделки'],
    },
  },
  {
    name: 'vtiger',
    headers: {
      Rep: ['assigned user id', 'assigned to'],
      Created: ['createdtime'],
      Stage: ['sales stage'],
      'Close date': ['closingdate'],
      Amount: ['amount'],
      Name: ['potentialname', 'potential'],
    },
    expected: ['expected close date'],
  },
  {
    name: 'vtiger in Spanish',
    headers: {
      Rep: ['asignado a'],
      Created: ['fecha de creacion'],
      Stage: ['fase de venta'],
      Amount: ['importe'],
    },
  },
  {
    name: 'Freshsales, by webhook',
    headers: {
      Rep: ['deal owner name'],
      Created: ['deal created at'],
      Stage: ['deal deal stage name'],
      'Close date': ['deal closed date'],
      Amount: ['deal amount'],
      Currency: ['deal currency name'],
      Source: ['deal source name'],
      Name: ['deal name'],
    },
    expected: ['deal expected close'],
  },
];

/** A word that anybody's sheet may have as a header, so it tells no CRM. */
const NOBODYS = ['company', 'tags', 'note'];

/** All folded headers that any role, stand-in or profile knows. */
export function knownHeaders(): Set<string> {
  const known = new Set<string>(standInHeaders());
  for (const role of TELLING) for (const header of headersOf(role)) known.add(header);
  for (const { headers } of PROFILES)
    for (const list of Object.values(headers)) for (const header of list) known.add(header);
  return known;
}

/**
 * The CRM whose export a sheet is: the one of which it holds the most distinctive headers, at least two. A header
 * is distinctive that no other profile and no list of ours has. Ties are no one's.
 */
export function profileOf(foldedHeaders: readonly string[]): Profile | undefined {
  const sheet = new Set(foldedHeaders);
  const common = new Set([...NOBODYS, ...standInHeaders()]);
  for (const role of TELLING) for (const header of headersOf(role)) common.add(header);
  /** By header of the sheet: the one profile that has it, or nobody where several have. */
  const owners = new Map<string, Profile | undefined>();
  for (const profile of PROFILES) {
    const own = new Set(Object.values(profile.headers).reduce<string[]>((all, list) => all.concat(list), []));
    for (const header of own) {
      if (sheet.has(header) && !common.has(header))
        owners.set(header, owners.has(header) ? undefined : profile);
    }
  }
  const counts = new Map<Profile, number>();
  for (const profile of owners.values()) if (profile) counts.set(profile, (counts.get(profile) ?? 0) + 1);
  const [best, next] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= 2 && next?.[1] !== best[1] ? best[0] : undefined;
}
