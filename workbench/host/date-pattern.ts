// Utilities.formatDate: the letters of Java's SimpleDateFormat, as far as Google's page shows them.
// Source: https://developers.google.com/apps-script/reference/utilities/utilities#formatDate(Date,String,String)
import { NotInWorkbench } from './problem.ts';
import { offsetAt, wallOf } from './time-zone.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
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

export function formatDate(instant: number, zone: string, pattern: string): string {
  const wall = new Date(wallOf(zone, instant));
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  const ahead = offsetAt(zone, instant) / 60_000;
  const sign = ahead < 0 ? '-' : '+';
  const hours = pad(Math.floor(Math.abs(ahead) / 60), 2);
  const minutes = pad(Math.abs(ahead) % 60, 2);
  const dayOfYear = () =>
    Math.floor((wall.getTime() - Date.UTC(wall.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
  return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (text, quoted?: string, letter?: string) => {
    if (letter === undefined) return quoted ? quoted.replaceAll("''", "'") : "'";
    const many = text.length;
    switch (letter) {
      case 'y':
        return many === 2 ? pad(wall.getUTCFullYear() % 100, 2) : pad(wall.getUTCFullYear(), many);
      case 'M':
      case 'L': {
        const name = MONTHS[wall.getUTCMonth()] ?? '';
        return many > 3 ? name : many === 3 ? name.slice(0, 3) : pad(wall.getUTCMonth() + 1, many);
      }
      case 'd':
        return pad(wall.getUTCDate(), many);
      case 'D':
        return pad(dayOfYear(), many);
      case 'E': {
        const name = DAYS[wall.getUTCDay()] ?? '';
        return many > 3 ? name : name.slice(0, 3);
      }
      case 'u':
        return pad(wall.getUTCDay() || 7, many);
      case 'H':
        return pad(wall.getUTCHours(), many);
      case 'k':
        return pad(wall.getUTCHours() || 24, many);
      case 'h':
        return pad(wall.getUTCHours() % 12 || 12, many);
      case 'K':
        return pad(wall.getUTCHours() % 12, many);
      case 'm':
        return pad(wall.getUTCMinutes(), many);
      case 's':
        return pad(wall.getUTCSeconds(), many);
      case 'S':
        return pad(wall.getUTCMilliseconds(), many);
      case 'a':
        return wall.getUTCHours() < 12 ? 'AM' : 'PM';
      case 'Z':
        return `${sign}${hours}${minutes}`;
      case 'X':
        return ahead === 0
          ? 'Z'
          : many === 1
            ? `${sign}${hours}`
            : `${sign}${hours}${many === 3 ? ':' : ''}${minutes}`;
      case 'z':
        return ahead === 0 ? 'GMT' : `GMT${sign}${hours}:${minutes}`;
      default:
        throw new NotInWorkbench(`The letter ${letter} of Utilities.formatDate`);
    }
  });
}
