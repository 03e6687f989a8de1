import type {
  ColumnAsk,
  CountAsk,
  RequestReading,
  RuleAsk,
  ShapeAsk,
  ValueAsk,
} from '../../../../../src/agent/planner/offline/reading.ts';

/** A reading in short words, one line a part, so that tables of phrases stay readable. */
export function sketch(reading: RequestReading): readonly string[] {
  const lines: string[] = [];
  const many = reading.tables.length > 1;
  for (const table of reading.tables) {
    const own = many ? `${table.name ?? table.subject}: ` : '';
    if (table.subject !== '') lines.push(many ? `table ${table.subject}` : `subject ${table.subject}`);
    if (table.rows !== null) lines.push(`${own}rows ${count(table.rows)}`);
    if (table.columnCount !== null) lines.push(`${own}columns ${count(table.columnCount)}`);
    if (table.columns.length > 0) lines.push(`${own}names ${table.columns.map((column) => column.name).join(', ')}`);
    for (const column of table.columns) lines.push(...column.values.map((ask) => `${own}${columnLine(column, ask)}`));
    for (const one of table.distinct ?? []) lines.push(`${own}${String(one.count)} different ${one.of}`);
    if (table.complete) lines.push(`${own}complete`);
  }
  lines.push(...reading.shapes.map(shape), ...reading.rules.map(rule));
  if (reading.period !== null) lines.push(`period ${reading.period.from_moment}..${reading.period.to_moment}`);
  if (reading.format !== null) lines.push(`format ${reading.format.name}`);
  if (reading.seed !== null) lines.push(`seed ${String(reading.seed.value)}`);
  if (reading.locale !== null) lines.push(`locale ${reading.locale.locale} ${reading.locale.place ?? '-'}`);
  lines.push(...reading.contradictions.map((one) => `? ${one.question}`));
  return lines;
}

function count(ask: CountAsk): string {
  const bounds =
    ask.max === null
      ? `${String(ask.min)}+`
      : ask.min === ask.max
        ? String(ask.min)
        : `${String(ask.min)}..${String(ask.max)}`;
  return `${ask.approximate ? '~' : ''}${bounds}${ask.per === undefined ? '' : ` per ${ask.per}`}`;
}

function columnLine(column: ColumnAsk, ask: ValueAsk): string {
  return `${column.name} ${value(ask)}`;
}

function value(ask: ValueAsk): string {
  switch (ask.kind) {
    case 'range':
      return `${ask.exclusive === 'min' || ask.exclusive === 'both' ? '(' : '['}${ask.min === null ? '' : String(ask.min)}..${ask.max === null ? '' : String(ask.max)}${ask.exclusive === 'max' || ask.exclusive === 'both' ? ')' : ']'}${ask.unit === undefined ? '' : ` ${ask.unit}`}`;
    case 'moment-range':
      return `${ask.from_moment ?? ''}..${ask.to_moment ?? ''}${ask.inclusive ? '' : ' exclusive'}`;
    case 'one-of':
      return `{${ask.values.map((one) => `${String(one.value)}${one.weight === undefined ? '' : `:${String(one.weight)}`}${one.count === undefined ? '' : `#${String(one.count)}`}`).join('|')}${ask.open ? '|…' : ''}}`;
    case 'share':
      return `${String(Number((ask.share * 100).toPrecision(12)))}% ${ask.value}`;
    case 'format':
      return `${ask.language} ${ask.format}`;
    case 'type':
      return `type ${ask.type}${ask.maxLength === undefined ? '' : ` ${String(ask.maxLength)}`}${ask.decimals === undefined ? '' : ` ${String(ask.decimals)}`}`;
    case 'nulls':
      return `nulls ${String(ask.share)}`;
    case 'formula':
      return `= ${ask.expression}`;
    case 'after':
      return `after ${ask.column}${ask.gap === undefined ? '' : ` ${String(ask.gap.min)}..${String(ask.gap.max)} ${ask.gap.unit}`}`;
    case 'reference':
      return `-> ${ask.table}${ask.column === undefined ? '' : `.${ask.column}`}`;
    case 'affix':
      return `${ask.where} ${ask.text}`;
    case 'length':
      return `${String(ask.min)}..${String(ask.max)} ${ask.of}`;
    case 'correlates':
      return `${ask.sign} ${ask.column}`;
    case 'statistic':
      return `${ask.statistic} ${String(ask.value)}`;
    case 'sequence':
      return `from ${String(ask.start)}`;
    case 'distribution':
      return ask.name;
    case 'step':
      return `every ${String(ask.step)}${ask.offset === 0 ? '' : ` from ${String(ask.offset)}`}`;
    case 'unit':
      return `in ${ask.unit}`;
    case 'locale':
      return `locale ${ask.locale}`;
    case 'constant':
      return `always ${String(ask.value)}`;
    case 'unique':
    case 'not-null':
    case 'primary-key':
      return ask.kind;
  }
}

function shape(ask: ShapeAsk): string {
  const parts = [
    ask.kind,
    ask.about,
    ask.months.length > 0 ? `months ${ask.months.join(',')}` : '',
    ask.weekdays.length > 0 ? `weekdays ${ask.weekdays.join(',')}` : '',
    ask.periods.map((period) => `${period.from_moment}..${period.to_moment}`).join(' '),
    ask.factor === null ? '' : `x${String(Number(ask.factor.toPrecision(6)))}`,
    ask.rate === null ? '' : `${String(ask.rate.rate)} per ${ask.rate.per}`,
    ask.holiday ?? '',
    ask.count === undefined ? '' : `#${String(ask.count)}`,
    ask.hours.length === 0 ? '' : `hours ${ask.hours.join(',')}`,
    ask.monthDays === undefined ? '' : `days ${ask.monthDays}`,
    ask.span === undefined ? '' : `for ${String(ask.span.amount)} ${ask.span.unit}`,
    ask.lag === undefined ? '' : `after ${String(ask.lag.amount)} ${ask.lag.unit}`,
    ask.levels === undefined ? '' : `${String(ask.levels.from)}->${String(ask.levels.to)}${ask.levels.unit ?? ''}`,
    ask.spread === undefined ? '' : `±${String(ask.spread.value)}${ask.spread.percent ? ' of it' : ''}`,
    ask.share === undefined ? '' : `share ${String(ask.share)}`,
    ask.profile ?? '',
    ask.effect === true ? 'effect' : '',
    ask.lasting === true ? 'lasting' : '',
    ask.somewhere === true ? 'somewhere' : '',
    ask.only === true ? 'only' : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function rule(ask: RuleAsk): string {
  switch (ask.kind) {
    case 'row':
      return `rule ${ask.expression}${ask.when === undefined ? '' : ` when ${ask.when}`}`;
    case 'conditional-values':
      return `rule ${ask.column} ${value(ask.value)} when ${ask.when}`;
    case 'unique':
      return `unique ${ask.columns.join(' + ')}`;
    case 'fits':
      return `${ask.column} fits ${ask.with}`;
    case 'same-for-same':
      return `same ${ask.of} same ${ask.has}`;
    case 'concentration':
      return `top ${String(ask.top)} of ${ask.of} have ${String(ask.share)}${ask.measure === null ? '' : ` of ${ask.measure}`}`;
    case 'children':
      return `${String(ask.min)}..${ask.max === null ? '' : String(ask.max)} ${ask.child} per ${ask.parent}`;
    case 'group-share':
      return `${ask.group} ${ask.value} makes ${String(ask.share)} of ${ask.measure}`;
    case 'correlates':
      return `${ask.a} ${ask.sign} ${ask.b}`;
    case 'scaled':
      return `${ask.of}${ask.column === null ? '' : ` ${ask.column}`} x${String(Number(ask.factor.toPrecision(6)))} when ${ask.when}`;
    case 'discount':
      return `${String(Number((ask.share * 100).toPrecision(6)))}% off when ${ask.when}`;
    case 'per-group':
      return `per ${ask.by.join(' + ')}${ask.each === null ? '' : ` and ${ask.each}`} ${ask.measure ?? (ask.what === '' ? 'rows' : ask.what)} ${ask.min === null ? '' : String(ask.min)}..${ask.max === null ? '' : String(ask.max)}`;
    case 'sums':
      return `${ask.columns.join(' + ')} = ${String(ask.total)}`;
    case 'child-sum':
      return `sum of ${ask.child} = ${ask.column}`;
    case 'dirt':
      return `dirt ${ask.what}${ask.share === null ? '' : ` ${String(ask.share)}`}${ask.column === null ? '' : ` in ${ask.column}`}`;
    case 'regular':
      return `every ${String(ask.interval.amount)} ${ask.interval.unit}${ask.entities === null ? '' : ` of ${String(ask.entities)} ${ask.per ?? ''}`}`;
  }
}
