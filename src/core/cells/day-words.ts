import { ymd } from './calendar.ts';

const WEEKDAYS = ['Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day with its weekday: Monday 31 August. */
export function weekdayInWords(day: number): string {
  const [, month, date] = ymd(day);
  return `${WEEKDAYS[day % 7]} ${date} ${MONTHS[month - 1]}`;
}

/** A day with its year: 31 August 2026. */
export function dayInWords(day: number): string {
  const [year, month, date] = ymd(day);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** Two days with what they share said once: 24 to 30 August 2026, 31 August to 6 September 2026. */
export function daysInWords(from: number, to: number): string {
  const [year, month, date] = ymd(from);
  const [lastYear, lastMonth] = ymd(to);
  const start =
    year !== lastYear ? dayInWords(from) : month === lastMonth ? `${date}` : `${date} ${MONTHS[month - 1]}`;
  return `${start} to ${dayInWords(to)}`;
}
