/**
 * A unit as people write it, in mathjs's notation. `times`: how many of that make one (a plain decimal).
 * `per`: the unit counts the other way round (litres per 100 km): this much divided by mathjs's unit.
 */
export type UnitName = { readonly mathjs: string; readonly times?: string; readonly per?: string };

/** Other spellings, in lower case without dots; figures in `times` are the units' definitions (BIPM, NIST Handbook 44). */
const spellings: readonly (readonly [string, string, ...string[]])[] = [
  [
    'degC',
    'celsius',
    '°c',
    '℃',
    'C',
    'c',
    'degc',
    'deg c',
    'centigrade',
    'degree celsius',
    'degrees celsius',
    'degrees c',
  ],
  [
    'degF',
    'fahrenheit',
    '°f',
    '℉',
    'F',
    'f',
    'degf',
    'deg f',
    'degree fahrenheit',
    'degrees fahrenheit',
    'degrees f',
    'farenheit',
  ],
  ['K', 'kelvin', 'kelvins', 'k', '°k'],
  ['degR', 'rankine', '°r'],
  ['m', 'metre', 'metres', 'meter', 'meters', 'mtr', 'mtrs'],
  ['km', 'kilometre', 'kilometres', 'kilometer', 'kilometers', 'kms'],
  ['cm', 'centimetre', 'centimetres', 'centimeter', 'centimeters', 'cms'],
  ['mm', 'millimetre', 'millimetres', 'millimeter', 'millimeters'],
  ['mile', 'mi', 'miles'],
  ['ft', 'foot', 'feet', "'", '′'],
  ['inch', 'in', 'inches', '"', '″'],
  ['yd', 'yard', 'yards', 'yds'],
  ['kg', 'kilogram', 'kilograms', 'kilogramme', 'kilo', 'kilos', 'kgs'],
  ['g', 'gram', 'grams', 'gramme', 'grammes', 'gm', 'gms'],
  ['mg', 'milligram', 'milligrams'],
  ['lbm', 'lb', 'lbs', 'pound', 'pounds'],
  ['oz', 'ounce', 'ounces'],
  ['tonne', 't', 'metric ton', 'metric tons', 'metric tonne', 'tonnes'],
  ['ton', 'tons', 'short ton', 'short tons', 'us ton'],
  ['l', 'litre', 'litres', 'liter', 'liters', 'ltr', 'ltrs'],
  ['ml', 'millilitre', 'millilitres', 'milliliter', 'milliliters'],
  ['gallon', 'gal', 'gallons', 'us gallon', 'us gallons'],
  ['fluidounce', 'fl oz', 'floz', 'fluid ounce', 'fluid ounces'],
  ['pint', 'pt', 'pints', 'us pint'],
  ['quart', 'qt', 'quarts'],
  ['m2', 'm²', 'sqm', 'sq m', 'square metre', 'square metres', 'square meter', 'square meters', 'm^2'],
  [
    'km^2',
    'km²',
    'km2',
    'sq km',
    'sqkm',
    'square kilometre',
    'square kilometres',
    'square kilometer',
    'square kilometers',
  ],
  ['sqft', 'ft²', 'ft2', 'sq ft', 'square foot', 'square feet', 'ft^2'],
  ['sqmi', 'mi²', 'sq mi', 'square mile', 'square miles'],
  ['m3', 'm³', 'cubic metre', 'cubic metres', 'cubic meter', 'cubic meters', 'm^3'],
  ['km/h', 'kmh', 'kph', 'kmph', 'km/hr', 'kilometres per hour', 'kilometers per hour'],
  ['mi/h', 'mph', 'miles per hour'],
  ['m/s', 'mps', 'metres per second', 'meters per second'],
  ['ms', 'millisecond', 'milliseconds', 'msec', 'millis'],
  ['s', 'second', 'seconds', 'sec', 'secs'],
  ['minute', 'min', 'mins', 'minutes'],
  ['hour', 'h', 'hr', 'hrs', 'hours'],
  ['day', 'days', 'd'],
  ['week', 'weeks', 'wk'],
  ['bits', 'bit'],
  ['bytes', 'byte'],
  ['kB', 'kb', 'kilobyte', 'kilobytes'],
  ['MB', 'mb', 'megabyte', 'megabytes'],
  ['GB', 'gb', 'gigabyte', 'gigabytes'],
  ['TB', 'tb', 'terabyte', 'terabytes'],
  ['KiB', 'kib', 'kibibyte', 'kibibytes'],
  ['MiB', 'mib', 'mebibyte', 'mebibytes'],
  ['GiB', 'gib', 'gibibyte', 'gibibytes'],
  ['J', 'joule', 'joules'],
  ['kJ', 'kj', 'kilojoule', 'kilojoules'],
  ['Wh', 'wh', 'watt hour', 'watt hours'],
  ['kWh', 'kwh', 'kilowatt hour', 'kilowatt hours', 'kilowatt-hours'],
  ['MWh', 'mwh', 'megawatt hour', 'megawatt hours'],
  ['W', 'watt', 'watts'],
  ['kW', 'kw', 'kilowatt', 'kilowatts'],
  ['hp', 'horsepower'],
  ['Pa', 'pascal', 'pascals'],
  ['hPa', 'hpa', 'mbar', 'millibar', 'millibars', 'hectopascal'],
  ['kPa', 'kpa'],
  ['psi', 'pounds per square inch'],
  ['deg', '°', 'degree', 'degrees'],
];

/** Units that mathjs lacks, or knows with fewer digits than their definition has (acre, mmHg). */
const defined: readonly (readonly [UnitName, ...string[]])[] = [
  [{ mathjs: 'm', times: '1852' }, 'nautical mile', 'nautical miles', 'nmi'],
  [{ mathjs: 'm/hour', times: '1852' }, 'knot', 'knots', 'kn', 'kt', 'kts'],
  [{ mathjs: 'lbm', times: '14' }, 'stone', 'stones', 'st'],
  [{ mathjs: 'lbm', times: '2240' }, 'long ton', 'long tons', 'imperial ton'],
  [{ mathjs: 'l', times: '4.54609' }, 'imperial gallon', 'imperial gallons', 'uk gallon', 'uk gallons'],
  [{ mathjs: 'l', times: '0.56826125' }, 'imperial pint', 'imperial pints', 'uk pint', 'uk pints'],
  [{ mathjs: 'J', times: '4.184' }, 'cal', 'calorie', 'calories'],
  [{ mathjs: 'J', times: '4184' }, 'kcal', 'kilocalorie', 'kilocalories'],
  [{ mathjs: 'm2', times: '4046.8564224' }, 'acre', 'acres'],
  [{ mathjs: 'Pa', times: '133.322387415' }, 'mmHg', 'mmhg', 'mm hg'],
  [{ mathjs: 'g', times: '0.2' }, 'carat', 'carats', 'ct'],
  [{ mathjs: 'km/l' }, 'km/l', 'kmpl', 'km per litre', 'km per liter'],
  [{ mathjs: 'mile/gallon' }, 'mpg', 'mpg us', 'us mpg', 'miles per gallon'],
  [
    { mathjs: 'mile/l', times: '0.219969248299087787527303682694600961' },
    'mpg uk',
    'uk mpg',
    'mpg imperial',
    'imperial mpg',
  ],
  [{ mathjs: 'km/l', per: '100' }, 'l/100km', 'l/100 km', 'litres per 100 km', 'liters per 100 km', 'litres per 100km'],
];

/** Every spelling, in lower case but for C and F (coulomb and farad elsewhere), with the unit it means. */
export const unitNames: ReadonlyMap<string, UnitName> = new Map([
  ...spellings.flatMap(([mathjs, ...names]) =>
    [mathjs.toLowerCase(), ...names].map((name): [string, UnitName] => [name, { mathjs }]),
  ),
  ...defined.flatMap(([unit, ...names]) => names.map((name): [string, UnitName] => [name, unit])),
]);

/** The ways to look a written unit up, most literal first: as written (`mW` is not `MW`), then in lower case without dots. */
export function unitSpellings(written: string): readonly string[] {
  const trimmed = written.trim().replaceAll(/\s+/gu, ' ');
  const plain = trimmed.toLowerCase().replaceAll('.', '');
  return [...new Set([trimmed, plain, plain.replace(/^(?:in|to) /u, ''), plain.replaceAll(' per ', '/')])];
}
