// The spreadsheet's locale and time zone, at the upper right.

const locales = {
  en_US: 'United States',
  de_DE: 'Deutschland',
  fr_FR: 'France',
  en_GB: 'United Kingdom',
  pt_BR: 'Brasil',
};

const zones = [
  'America/New_York',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Pacific/Apia',
  'Etc/UTC',
];

interface Settings {
  locale: string;
  timeZone: string;
}

export function chooseSettings(onChange: (change: Partial<Settings>) => void): { now(): Settings } {
  const locale = document.getElementById('locale') as HTMLSelectElement;
  const zone = document.getElementById('zone') as HTMLSelectElement;
  for (const [code, name] of Object.entries(locales)) locale.add(new Option(name, code));
  for (const name of zones) zone.add(new Option(name.replace('_', ' '), name));
  locale.addEventListener('change', () => onChange({ locale: locale.value }));
  zone.addEventListener('change', () => onChange({ timeZone: zone.value }));
  return { now: () => ({ locale: locale.value, timeZone: zone.value }) };
}
