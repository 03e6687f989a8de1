import type { ColumnType } from '../../../contract/chunk.ts';
import type { OutputFormat } from '../../../contract/plan.ts';
import type { TimeSpan, TimeUnit } from '../../../contract/rhythm.ts';
import type { Scalar } from '../../../contract/source.ts';

/** Character positions [from, to) in the request as typed. */
export type Span = { readonly from: number; readonly to: number };

/** "about 100": approximate; "50 to 100", "at least 20": bounds. `exact` figures have min = max. */
export type CountAsk = Span & {
  readonly min: number;
  readonly max: number | null;
  readonly approximate: boolean;
  readonly per?: string | undefined;
};

/** A stretch of time named in the request; ISO moments, `to` exclusive. `grain` is the precision of the words ("March 2024": month). */
export type PeriodAsk = Span & {
  readonly from_moment: string;
  readonly to_moment: string;
  readonly grain: TimeUnit;
  readonly words: string;
  /** No year was said ("12 March", "Easter"): the year given is a guess, and the plan moves it to the time its table covers. */
  readonly floating?: boolean | undefined;
};

/** The layout of a UUID in the plan's pattern language: a `format` ask with this pattern wants a UUID. */
export const uuidPattern = 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx';

/** What the words say about the values of one column. Each carries the words it was read from. */
export type ValueAsk = Span &
  (
    | {
        readonly kind: 'range';
        readonly min: number | null;
        readonly max: number | null;
        readonly exclusive: 'none' | 'min' | 'max' | 'both';
        readonly unit?: string | undefined;
      }
    | {
        readonly kind: 'moment-range';
        readonly from_moment: string | null;
        readonly to_moment: string | null;
        readonly inclusive: boolean;
      }
    /** Listed values, with weights (shares, ratios) or exact counts when the words give them. `open`: "such as", "e.g.", "like": more are welcome. */
    | {
        readonly kind: 'one-of';
        readonly values: readonly {
          readonly value: Scalar;
          readonly weight?: number | undefined;
          readonly count?: number | undefined;
        }[];
        readonly open: boolean;
      }
    | { readonly kind: 'share'; readonly value: string; readonly share: number; readonly maxShare?: number | undefined }
    /** A code or layout: pattern in the plan's pattern language (`EMP###`), or moment tokens (`DD-MMM-YYYY HH:mm`), or a worked example. */
    | {
        readonly kind: 'format';
        /** `regex`: only to be promised, as no layout follows from it. */
        readonly language: 'pattern' | 'moment' | 'number' | 'regex';
        readonly format: string;
        /** The regular expression that the layout was made from: what is promised. */
        readonly regex?: string | undefined;
        /** The expression leaves much open: a column whose meaning has texts of its own keeps them. */
        readonly loose?: boolean | undefined;
        readonly example?: string | undefined;
        /** Codes that count up from `start`, to `end` when that is said; `padded` to `width` digits. */
        readonly series?:
          | {
              readonly prefix: string;
              readonly start: number;
              readonly end?: number | undefined;
              readonly width: number;
              readonly padded: boolean;
            }
          | undefined;
      }
    | {
        readonly kind: 'type';
        readonly type: ColumnType;
        readonly maxLength?: number | undefined;
        readonly decimals?: number | undefined;
      }
    | { readonly kind: 'unit'; readonly unit: string }
    | { readonly kind: 'distribution'; readonly name: string; readonly parameters: Readonly<Record<string, number>> }
    /** The grid its figures stand on: offset, offset + step, … */
    | { readonly kind: 'step'; readonly step: number; readonly offset: number; readonly unit?: string | undefined }
    | { readonly kind: 'unique' }
    | { readonly kind: 'nulls'; readonly share: number }
    | { readonly kind: 'not-null' }
    | { readonly kind: 'formula'; readonly expression: string; readonly words: string }
    | {
        readonly kind: 'after';
        /** '' for the moment before it in the list: "1 to 6 days later". */
        readonly column: string;
        readonly gap?: { readonly min: number; readonly max: number; readonly unit: TimeUnit } | undefined;
      }
    | { readonly kind: 'sequence'; readonly start: number; readonly descending?: boolean | undefined }
    | { readonly kind: 'constant'; readonly value: Scalar | null }
    | {
        readonly kind: 'reference';
        readonly table: string;
        readonly column?: string | undefined;
        /** Only rows of that table for which this holds. */ readonly where?: string | undefined;
      }
    | { readonly kind: 'primary-key' }
    | { readonly kind: 'affix'; readonly where: 'starts' | 'ends' | 'contains'; readonly text: string }
    | {
        readonly kind: 'length';
        readonly min: number;
        readonly max: number;
        readonly of: 'characters' | 'words' | 'lines';
      }
    | { readonly kind: 'locale'; readonly locale: string; readonly place?: string | undefined }
    | {
        readonly kind: 'correlates';
        readonly column: string;
        readonly sign: '+' | '-';
        readonly rho?: number | undefined;
      }
    | {
        readonly kind: 'statistic';
        readonly statistic: 'mean' | 'median' | 'sd' | 'sum' | 'min' | 'max';
        readonly value: number;
      }
  );

/** A column the request names. `literal`: the name is to be kept to the letter (a list of names, a schema, a bullet). */
export type ColumnAsk = Span & {
  readonly name: string;
  readonly literal: boolean;
  /** Free words that describe it, for finding its meaning: "diverse first names from various cultural backgrounds". */
  readonly about: string;
  readonly values: readonly ValueAsk[];
  readonly optional?: boolean | undefined;
  /** Not in the request's list of columns; a rule or remark names it, so it has to exist. */
  readonly implied?: boolean | undefined;
};

/** A table the request asks for. `complete`: the columns are the whole list, in this order; otherwise more may be added. */
export type TableAsk = Span & {
  /** Name to the letter where one is given (`t_sys_users`, "tables customers (10,000 …)"), else null. */
  readonly name: string | null;
  /** The words that say what a row is: "sales activity", "patients", "hotel bookings". */
  readonly subject: string;
  /** Further words about the table as a whole: "for predicting customer churn", "focusing on …". */
  readonly about?: string | undefined;
  readonly rows: CountAsk | null;
  readonly columns: readonly ColumnAsk[];
  readonly complete: boolean;
  readonly columnCount: CountAsk | null;
  /** How many different things the rows are about: "10000 transactions for 500 customers", "200 rows with 50 devices". */
  readonly distinct?: readonly (Span & { readonly of: string; readonly count: number })[] | undefined;
};

/** A shape over time. `about`: the words for what moves ("sales activity", "tickets", "prices"), '' for the rows themselves. */
export type ShapeAsk = Span & {
  readonly kind:
    | 'spike'
    | 'dip'
    | 'growth'
    | 'decline'
    | 'season'
    | 'weekday'
    | 'weekend'
    | 'business-hours'
    | 'night'
    | 'daily-cycle'
    | 'plateau'
    | 'drift'
    | 'noise'
    | 'gaps'
    | 'anomalies'
    /** Something breaks for a while: more of what complains about it, none of what needs it. */
    | 'outage'
    /** A step: things are different from a day on. */
    | 'launch'
    | 'campaign'
    /** Readings stand still. */
    | 'stuck'
    | 'walk'
    | 'reversion'
    | 'clusters';
  readonly about: string;
  /** Months 1..12, weekdays 1..7 from Monday, hours 0..23, when the words name recurring ones. */
  readonly months: readonly number[];
  readonly weekdays: readonly number[];
  readonly hours: readonly number[];
  readonly periods: readonly PeriodAsk[];
  /** 3 for "three times", 1.4 for "+40 %", null when no figure is given. */
  readonly factor: number | null;
  readonly rate: { readonly rate: number; readonly per: TimeUnit } | null;
  readonly holiday?: string | undefined;
  readonly count?: number | undefined;
  /** How long it lasts, said apart from its date: "on 12 March for three days". */
  readonly span?: TimeSpan | undefined;
  /** So long after the event said before: "three weeks later". */
  readonly lag?: TimeSpan | undefined;
  /** It bears on what happens during the event said before, whose times it has: "an outage …: tickets ×5". */
  readonly effect?: boolean | undefined;
  /** From one value to another: "from 4 h to 18 h", "to zero". */
  readonly levels?: { readonly from: number | null; readonly to: number; readonly unit: string | null } | undefined;
  /** The value at the start: "starts at 400". */
  readonly start?: number | undefined;
  /** It stays so: "from then on". */
  readonly lasting?: boolean | undefined;
  readonly profile?: 'ramp' | 'decay' | 'bump' | undefined;
  /** The times say where to choose from: "somewhere in spring". */
  readonly somewhere?: boolean | undefined;
  /** Which days of every month. */
  readonly monthDays?: 'first' | 'start' | 'middle' | 'end' | undefined;
  /** Nothing outside these times: "only on weekdays". */
  readonly only?: boolean | undefined;
  /** "±2 degrees" of noise; `percent` of the value. */
  readonly spread?: { readonly value: number; readonly percent: boolean } | undefined;
  /** "10 % of the readings". */
  readonly share?: number | undefined;
};

/** A rule over the columns of a row, or over rows, in the words' own column names. `expression` is in the plan's expression language over those names. */
export type RuleAsk = Span &
  (
    | { readonly kind: 'row'; readonly expression: string; readonly when?: string | undefined }
    /** `when` is an expression, or bare words for a value whose column the request does not name: "domestic", "male". */
    | { readonly kind: 'conditional-values'; readonly when: string; readonly column: string; readonly value: ValueAsk }
    | { readonly kind: 'unique'; readonly columns: readonly string[] }
    | { readonly kind: 'fits'; readonly column: string; readonly with: string }
    /** Rows with the same `of` have the same `has`: "same device_id must always have the same country". */
    | { readonly kind: 'same-for-same'; readonly of: string; readonly has: string }
    | {
        readonly kind: 'concentration';
        readonly top: number;
        readonly share: number;
        readonly of: string;
        readonly measure: string | null;
      }
    | {
        readonly kind: 'children';
        readonly child: string;
        readonly parent: string;
        readonly min: number;
        readonly max: number | null;
      }
    | {
        readonly kind: 'group-share';
        readonly group: string;
        readonly value: string;
        readonly measure: string;
        readonly share: number;
      }
    | {
        readonly kind: 'correlates';
        readonly a: string;
        readonly b: string;
        readonly sign: '+' | '-';
        readonly rho?: number | undefined;
      }
    /** Rows of the group have `factor` times as much of the column (of the main figure when null), are that much more likely, or that much more frequent. */
    | {
        readonly kind: 'scaled';
        readonly when: string;
        readonly of: 'rows' | 'figure' | 'rate';
        readonly column: string | null;
        readonly factor: number;
      }
    /** "Seniors get 10 % off": the share off the price, or the value of the discount column. */
    | { readonly kind: 'discount'; readonly when: string; readonly share: number }
    /** At least `min` and at most `max` rows (or so much of `measure` in all) for each of `by`, in each unit of time when `each` is given. */
    | {
        readonly kind: 'per-group';
        readonly by: readonly string[];
        readonly each: TimeUnit | null;
        readonly measure: string | null;
        readonly what: string;
        readonly min: number | null;
        readonly max: number | null;
      }
    /** The columns of a row add up to a figure, or to another column. */
    | {
        readonly kind: 'sums';
        readonly columns: readonly string[];
        readonly of: string;
        readonly total: number | string;
      }
    /** A parent's column is the sum (or the number) over its children: "line totals add up to the order total". */
    | { readonly kind: 'child-sum'; readonly child: string; readonly column: string }
    | {
        readonly kind: 'dirt';
        readonly what: 'typos' | 'outliers' | 'duplicates' | 'near-duplicates' | 'nulls' | 'format-drift' | 'messy';
        readonly share: number | null;
        readonly column: string | null;
      }
    | {
        readonly kind: 'regular';
        readonly interval: TimeSpan;
        readonly per: string | null;
        readonly entities: number | null;
        /** The column the times stand in, when the words are said of one. */
        readonly column?: string | undefined;
        /** The time of the first row, when the words give it. */
        readonly start?: string | undefined;
      }
  );

/** Everything that was read, before any meaning is looked up. `used` covers the words that some part above accounts for; the rest is left over. */
export type RequestReading = {
  readonly request: string;
  /** BCP 47 language of most of the words: en, es, pt, zh, ko, de, fr, … */
  readonly language: string;
  readonly tables: readonly TableAsk[];
  readonly shapes: readonly ShapeAsk[];
  readonly rules: readonly RuleAsk[];
  /** The time the data covers, when said for the whole. */
  readonly period: PeriodAsk | null;
  readonly format: { readonly name: OutputFormat | 'xlsx'; readonly span: Span } | null;
  readonly seed: { readonly value: number; readonly span: Span } | null;
  /** Locale or place the whole is about: { locale: 'en_KE', place: 'Nairobi' }. */
  readonly locale: {
    readonly locale: string;
    readonly place: string | null;
    readonly country: string | null;
    readonly span: Span;
  } | null;
  /** Contradictions found in the words themselves: one question each. */
  readonly contradictions: readonly { readonly span: Span; readonly question: string }[];
  /** The words want something done that no table answers: a page fetched, a picture, facts of the real world. What to say to it. */
  readonly objection?: { readonly kind: string; readonly question: string } | undefined;
  /** What has to be said beside the table: that it is no source of facts. */
  readonly warnings?: readonly string[] | undefined;
  /** 0..1: how sure it is that this asks for a table at all. */
  readonly askedForTable: number;
  readonly used: readonly Span[];
};
