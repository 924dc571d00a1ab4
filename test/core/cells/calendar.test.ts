import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Calendar, firstOfMonth, isoDay, mondayOf, serialOf } from '../../../src/core/cells/calendar.ts';
import { runs } from '../../support/laws.ts';

// What the same instant is called in a zone, by the platform's own formatter: 2026-03-29 in sv-SE.
const named = (zone: string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  return (instant: number) => format.format(instant);
};

const ZONES = [
  'Etc/UTC',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
];

describe.each(ZONES)('%s', zone => {
  const calendar = new Calendar(() => zone);
  const name = named(zone);
  const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) });

  test('an instant is on the day that its clocks show', () => {
    fc.assert(
      fc.property(instants, instant => {
        expect(isoDay(calendar.dayOf(instant))).toBe(name(instant));
      }),
      { numRuns: runs(400) },
    );
  });

  test('a day begins on that day, and half an hour before it was the day before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40_909, max: 51_000 }), day => {
        const start = calendar.startOf(day);
        expect(isoDay(calendar.dayOf(start))).toBe(isoDay(day));
        expect(calendar.dayOf(start - 1_800_001)).toBeLessThan(day);
      }),
      { numRuns: runs(300) },
    );
  });
});

test('the zone is asked for once, and only when a date comes', () => {
  let asked = 0;
  const calendar = new Calendar(() => {
    asked++;
    return 'Europe/Berlin';
  });
  expect(asked).toBe(0);
  for (let i = 0; i < 100; i++) calendar.dayOf(Date.UTC(2026, 0, 1) + i * 86_400_000);
  expect(asked).toBe(1);
});

describe('a zone that the language does not know', () => {
  // Google's Utilities.formatDate(instant, zone, 'Z z') for a zone of another name that has Berlin's clocks.
  const offset = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' });
  const foreign = (instant: number) =>
    `${/GMT([+-]\d\d:\d\d)/.exec(offset.format(instant))?.[1]?.replace(':', '')} CET`;

  test('has the days that its clocks show, summer and winter', () => {
    const calendar = new Calendar(() => 'Europe/Newtown', foreign);
    const name = named('Europe/Berlin');
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 0, 1) }), instant => {
        expect(isoDay(calendar.dayOf(instant))).toBe(name(instant));
      }),
      { numRuns: runs(100) },
    );
  });

  test('is asked about by the name that the spreadsheet has', () => {
    const asked: string[] = [];
    const calendar = new Calendar(
      () => 'GMT+05:30',
      (_, zone) => {
        asked.push(zone);
        return '+0530 GMT+05:30';
      },
    );
    // 18:30 of the day before is midnight there.
    expect(isoDay(calendar.dayOf(Date.UTC(2026, 2, 30, 18, 30)))).toBe('2026-03-31');
    expect(isoDay(calendar.dayOf(Date.UTC(2026, 2, 30, 18, 29)))).toBe('2026-03-30');
    expect(new Set(asked)).toEqual(new Set(['GMT+05:30']));
  });

  test.each([
    ['nobody can be asked', undefined],
    ['it is taken for GMT without a word', () => '+0000 GMT'],
    ['the answer is no offset', () => ''],
  ])('is named in one sentence where %s', (_, clock) => {
    expect(() => new Calendar(() => 'Moon/Tranquility', clock).dayOf(Date.UTC(2026, 2, 31))).toThrow(
      'the spreadsheet\'s time zone (File > Settings) must be one whose clocks are known, such as Europe/Berlin, got "Moon/Tranquility"',
    );
  });

  test('may be GMT by another name', () => {
    const calendar = new Calendar(
      () => 'GMT+00:00',
      () => '+0000 GMT',
    );
    expect(isoDay(calendar.dayOf(Date.UTC(2026, 2, 31)))).toBe('2026-03-31');
  });
});

test('serial numbers are those of a sheet', () => {
  // =DATEVALUE("2026-03-31") and =DATEVALUE("1970-01-01") in a spreadsheet.
  expect([serialOf(2026, 3, 31), serialOf(1970, 1, 1), serialOf(2026, 2, 29)]).toEqual([
    46112,
    25569,
    undefined,
  ]);
  expect(isoDay(mondayOf(46112))).toBe('2026-03-30');
  expect([isoDay(firstOfMonth(46112)), isoDay(firstOfMonth(46112, 3))]).toEqual(['2026-03-01', '2026-01-01']);
});
