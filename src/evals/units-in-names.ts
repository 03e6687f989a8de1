/** Units that names end in, each as a factor of its kind's first. */
const units: Readonly<Record<string, readonly [kind: string, factor: number]>> = {
  m: ['length', 1],
  cm: ['length', 0.01],
  mm: ['length', 0.001],
  km: ['length', 1000],
  ft: ['length', 0.3048],
  inch: ['length', 0.0254],
  mile: ['length', 1609.344],
  miles: ['length', 1609.344],
  mi: ['length', 1609.344],
  kg: ['weight', 1],
  g: ['weight', 0.001],
  lb: ['weight', 0.453_592_37],
  lbs: ['weight', 0.453_592_37],
  ms: ['time', 0.001],
  s: ['time', 1],
  sec: ['time', 1],
  seconds: ['time', 1],
  min: ['time', 60],
  minutes: ['time', 60],
  h: ['time', 3600],
  hour: ['time', 3600],
  hours: ['time', 3600],
  day: ['time', 86_400],
  days: ['time', 86_400],
};

/** A name and the unit it ends in (`height_cm`), if it ends in one. */
export function splitUnit(name: string): { readonly name: string; readonly unit: string | null } {
  const match = /^(.+)[_\s]([a-z]+)$/iu.exec(name);
  const unit = match?.[2]?.toLowerCase() ?? '';
  return match?.[1] !== undefined && unit in units && unit.length <= 3
    ? { name: match[1], unit }
    : { name, unit: null };
}

/** What figures in `from` have to be multiplied with to be in `to`; null when they do not measure the same. */
export function factorBetween(from: string, to: string): number | null {
  const [a, b] = [units[from.toLowerCase()], units[to.toLowerCase()]];
  return a === undefined || b === undefined || a[0] !== b[0] ? null : a[1] / b[1];
}
