import { readCents } from '../cells/amount-text.ts';
import type { Cell, Grid } from '../cells/cell.ts';
import { foldedCell, isDate, isFilled } from '../cells/cell.ts';
import { readDateText } from '../cells/date-text.ts';
import { fold } from '../cells/fold.ts';
import type { Columns } from '../pipeline/columns.ts';
import { tellsOutcome } from '../pipeline/require.ts';
import { counted, quoted } from '../problem.ts';
import type { Role, Settings } from '../settings/settings.ts';

/** A column that may hold a role that no header gave, with what speaks for it. */
export interface Candidate {
  role: Role;
  header: string;
  /** What its header and its cells say. */
  why: string;
}

/** Roles that a person is asked about where none of them has a column, and what is missing without. */
export const WANTED: readonly { roles: readonly Role[]; without: string }[] = [
  { roles: ['Rep'], without: 'no figure per rep and no scorecard' },
  { roles: ['Stage', 'Status', 'Won'], without: 'nothing tells won from lost' },
  { roles: ['First appointment'], without: 'no first appointments, gateway ratio or sales cycle' },
  { roles: ['Close date', 'Won date', 'Lost date'], without: 'no sales cycle, and no figure of a period' },
  { roles: ['Amount'], without: 'no revenue, average sale or magic number' },
];

/** Those, and what no figure needs and coaching rests on: it is proposed, and not missed. */
export const PROPOSED: readonly { roles: readonly Role[] }[] = [...WANTED, { roles: ['Contact level'] }];

/** What a column's cells are, from as many of them as tell it. */
interface Content {
  filled: number;
  dates: number;
  amounts: number;
  texts: number;
  /** Different folded texts and numbers. */
  different: number;
  /** Cells that look like the name of a person. */
  people: number;
  won: number;
  lost: number;
}

/** How many rows are looked at to tell what a column holds. */
const LOOKED_AT = 2000;

// Words of headers, folded: those that speak for a role, the strongest first, and those that speak against it.
const REP = words(
  'rep owner seller salesperson vendedor vendedora responsable responsavel responsible verkaufer vertriebsmitarbeiter ' +
    'vertriebler betreuer zustandig commercial commerciale comercial vendeur verkoper venditore asesor assigned agent agente manager',
);
const NO_REP = words(
  'account company customer client contact associated empresa cliente product region segment stage date name manager id',
);
const STAGE = words(
  'stage etapa fase phase etape status outcome result estado statut resultado ergebnis situacao estatus esito stato uitkomst',
);
const BEGAN = words(
  'appointment meeting created create creation criacao creado creacion erstellt erstellungsdatum opened start inicio begin ' +
    'entered added erstgesprach ersttermin erstkontakt rdv reunion reuniao appuntamento afspraak angelegt aangemaakt ' +
    'creato cree abertura apertura first primeiro primer primera premier',
);
const CLOSED = words(
  'closed close closing won completed cierre fechamento abschluss abschlussdatum abgeschlossen cloture gesloten ' +
    'sluitdatum chiusura encerramento decided decision',
);
const NO_CLOSE = words(
  'expected estimated est forecast forecasted planned due target orig original previsto prevista previsao esperada esperado ' +
    'estimada estimado voraussichtlich voraussichtliches voraussichtlicher erwartet erwartetes erwarteter geplant geplantes ' +
    'geplanter prevu prevue estime estimee verwacht verwachte presunta stimata pushes',
);
const NOT_THEN = words(
  'last next updated modified activity follow contacted birthday renewal stage modificacao atividade actividad ultima ' +
    'ultimo letzter letzte letztes derniere dernier laatste prochaine proxima proximo nachster',
);
const MONEY = words(
  'amount value revenue price arr acv tcv importe valor betrag wert auftragswert umsatz montant ca monto precio preco ' +
    'importo valore bedrag omzet sum sale sales total quote invoice mrr',
);
const NO_MONEY = words(
  'account company annual number count calls quantity probability score employees headcount discount pct percent id days ' +
    'rate age quantidade probabilidad probabilidade wahrscheinlichkeit probabilite anzahl stage rank',
);

const LEVEL = words('seniority cargo puesto poste funktion functie ruolo');

function words(list: string): readonly string[] {
  return list.split(' ');
}

/** The columns that may hold one of the roles, the best first. Nothing of it counts before a person says so. */
export function candidatesFor(
  roles: readonly Role[],
  columns: Columns,
  grid: Grid,
  settings: Settings,
): Candidate[] {
  if (roles.some(role => columns.of[role] !== undefined || columns.unused.has(role))) return [];
  if (roles.includes('Stage') && tellsOutcome(columns)) return [];
  const found: (Candidate & { rank: number })[] = [];
  const taken = new Set(Object.values(columns.of));
  columns.headers.forEach((header, column) => {
    if (!header || taken.has(column) || columns.folded.indexOf(columns.folded[column] as string) !== column)
      return;
    const named = new Set((columns.onceMore[column] || (columns.folded[column] as string)).split(' '));
    const content = contentOf(grid, columns, column, settings);
    const fit = content.filled ? FITS[roles[0] as keyof typeof FITS](named, content) : undefined;
    if (fit) found.push({ role: roles[0] as Role, header, ...fit });
  });
  return found.sort((a, b) => a.rank - b.rank).map(({ role, header, why }) => ({ role, header, why }));
}

type Fit = { rank: number; why: string; role?: Role } | undefined;

const FITS = {
  Rep: (named: Set<string>, content: Content): Fit => {
    const rank = firstOf(REP, named);
    const against = NO_REP.some(word => named.has(word) && word !== 'manager' && word !== 'id');
    if (against || content.dates > 0) return undefined;
    if (rank < 0) return byNames(content);
    if (content.different < 2 || content.different * 2 > content.filled) return undefined;
    return {
      // A name says more than a number.
      rank: rank + (named.has('id') ? REP.length : 0),
      why: `${content.different} names in ${counted(content.filled, 'row')}, and its header says ${REP[rank]}`,
    };
  },
  Stage: (named: Set<string>, content: Content): Fit => {
    const rank = firstOf(STAGE, named);
    const { won, lost, texts, different, filled } = content;
    if (!won && !lost && (rank < 0 || texts < filled || different > 40 || different * 2 > filled + 2))
      return undefined;
    const says =
      won || lost
        ? `${counted(won, 'cell')} say won and ${counted(lost, 'cell')} say lost`
        : `${different} words`;
    const role = rank >= 0 && rank < words('stage etapa fase phase etape').length ? 'Stage' : 'Status';
    return { rank: (won && lost ? 0 : won || lost ? 20 : 40) + (rank < 0 ? 10 : rank), why: says, role };
  },
  'First appointment': (named: Set<string>, content: Content): Fit => {
    const rank = firstOf(BEGAN, named);
    const against = [...NO_CLOSE, ...NOT_THEN, ...CLOSED].some(word => named.has(word));
    return rank < 0 || against ? undefined : dated(rank, content, BEGAN[rank] as string);
  },
  'Close date': (named: Set<string>, content: Content): Fit => {
    const rank = firstOf(CLOSED, named);
    const against = [...NO_CLOSE, ...NOT_THEN].some(word => named.has(word));
    return rank < 0 || against ? undefined : dated(rank, content, CLOSED[rank] as string);
  },
  'Contact level': (named: Set<string>, { filled, texts, different }: Content): Fit => {
    const rank = firstOf(LEVEL, named);
    if (rank < 0 || texts < filled || different < 2 || different * 2 > filled) return undefined;
    return { rank, why: `${different} words, and its header says ${LEVEL[rank]}` };
  },
  Amount: (named: Set<string>, content: Content): Fit => {
    const rank = firstOf(MONEY, named);
    const { amounts, filled, dates } = content;
    if (rank < 0 || NO_MONEY.some(word => named.has(word)) || dates > 0 || amounts * 2 < filled)
      return undefined;
    return { rank, why: `${amounts} of ${filled} cells are amounts, and its header says ${MONEY[rank]}` };
  },
};

/** What people are called: two to four words that begin with capitals. */
const PERSON = /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u;
const FIRM = words('inc corp ltd llc llp gmbh ag kg sa srl bv plc co company group bank holding partners');

function isPerson(text: string): boolean {
  return (
    text.length < 60 &&
    PERSON.test(text.trim()) &&
    !fold(text)
      .split(' ')
      .some(word => FIRM.includes(word))
  );
}

/** A column whose header says nothing, and whose cells are people's names, some of them more than once. */
function byNames({ filled, different, people, won, lost }: Content): Fit {
  if (won || lost || different < 2 || different >= filled || different > 60 || people * 5 < filled * 4)
    return undefined;
  return {
    rank: 3 * REP.length + different,
    why: `${people} of ${counted(filled, 'cell')} look like people’s names, ${different} different ones`,
  };
}

function dated(rank: number, { dates, filled }: Content, word: string): Fit {
  if (dates * 2 < filled) return undefined;
  return { rank, why: `${dates} of ${filled} cells are dates, and its header says ${word}` };
}

function firstOf(list: readonly string[], named: ReadonlySet<string>): number {
  return list.findIndex(word => named.has(word));
}

function contentOf(grid: Grid, { headerRow }: Columns, column: number, { words: known }: Settings): Content {
  const content: Content = {
    filled: 0,
    dates: 0,
    amounts: 0,
    texts: 0,
    different: 0,
    people: 0,
    won: 0,
    lost: 0,
  };
  const different = new Set<string>();
  const step = Math.max(1, Math.floor((grid.length - headerRow) / LOOKED_AT));
  for (let row = headerRow + 1; row < grid.length; row += step) {
    const cell: Cell = grid[row]?.[column];
    if (!isFilled(cell)) continue;
    content.filled++;
    const folded = foldedCell(cell);
    if (folded) different.add(folded);
    if (isDate(cell) || (typeof cell === 'string' && readDateText(cell))) content.dates++;
    else if (readCents(cell) !== undefined) content.amounts++;
    else if (typeof cell === 'string') {
      content.texts++;
      if (isPerson(cell)) content.people++;
    }
    if (known.Won.includes(folded)) content.won++;
    if (known.Lost.includes(folded)) content.lost++;
  }
  content.different = different.size;
  return content;
}

/** The candidates as a sentence: the best first, each with why. */
export function candidatesSay(candidates: readonly Candidate[], role: Role): string {
  const [best] = candidates;
  if (!best) return `Name the column in the settings: Column | ${role} | Header | its header`;
  const named = candidates.slice(0, 3).map(({ header, why }) => `${quoted(header)} (${why})`);
  return `Perhaps ${named.join(', or ')}: Column | ${best.role} | Header | ${fold(best.header) ? best.header : ''}`;
}
