// Options of a chart, however a script spelt them: setOption('vAxis.title', 'x') and setOption('vAxis', { title: 'x' })
// say the same. Source: https://developers.google.com/apps-script/chart-configuration-options

export function optionOf(options: Record<string, unknown>, path: string): unknown {
  if (options[path] !== undefined) return options[path];
  const steps = path.split('.');
  for (let cut = steps.length - 1; cut > 0; cut--) {
    let at: unknown = options[steps.slice(0, cut).join('.')];
    for (const step of steps.slice(cut)) at = (at as Record<string, unknown> | null | undefined)?.[step];
    if (at !== undefined) return at;
  }
  return undefined;
}

export function numberOption(options: Record<string, unknown>, path: string): number | undefined {
  const value = optionOf(options, path);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function textOption(options: Record<string, unknown>, path: string): string | undefined {
  const value = optionOf(options, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
