const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const percent = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A number as people read it: `1,000,000`, `0.05`. */
export function figure(value: number): string {
  return grouped.format(value);
}

/** A share as per cent: `20 %`. */
export function percentage(share: number): string {
  return `${percent.format(share * 100)} %`;
}

/** `18 to 65`, `at least 18`, `at most 65`, `below 5`; `any` when there are no bounds. */
export function boundsInWords(
  min: number | string | null | undefined,
  max: number | string | null | undefined,
  exclusive: 'none' | 'min' | 'max' | 'both' = 'none',
): string {
  const low = min === null || min === undefined ? null : typeof min === 'number' ? figure(min) : min;
  const high = max === null || max === undefined ? null : typeof max === 'number' ? figure(max) : max;
  const openLow = exclusive === 'min' || exclusive === 'both';
  const openHigh = exclusive === 'max' || exclusive === 'both';
  if (low !== null && high !== null) {
    if (low === high) return `exactly ${low}`;
    return `${openLow ? 'more than ' : ''}${low} to ${openHigh ? 'below ' : ''}${high}`;
  }
  if (low !== null) return `${openLow ? 'more than' : 'at least'} ${low}`;
  if (high !== null) return `${openHigh ? 'below' : 'at most'} ${high}`;
  return 'any';
}

/** `a, b and c`; long lists are cut after `most`. */
export function listInWords(items: readonly string[], most = 12): string {
  const shown = items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : [...items];
  const last = shown.pop();
  if (last === undefined) return '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
