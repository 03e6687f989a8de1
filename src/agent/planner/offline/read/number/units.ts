import type { TimeUnit } from '../../../../../contract/rhythm.ts';

/** Signs and words for currencies, to ISO 4217 codes. */
export const currencies: Readonly<Record<string, string>> = {
  $: 'USD', '€': 'EUR', '£': 'GBP', '₹': 'INR', '¥': 'JPY', '₩': 'KRW', '₽': 'RUB', '₺': 'TRY', '₦': 'NGN', usd: 'USD', eur: 'EUR', gbp: 'GBP', inr: 'INR', jpy: 'JPY', brl: 'BRL', cad: 'CAD',
  aud: 'AUD', chf: 'CHF', cny: 'CNY', rmb: 'CNY', mxn: 'MXN', kes: 'KES', ksh: 'KES', ngn: 'NGN', krw: 'KRW', zar: 'ZAR', sek: 'SEK', pln: 'PLN', sgd: 'SGD', dollar: 'USD', dollars: 'USD', euro: 'EUR', euros: 'EUR',
  rupees: 'INR', rupee: 'INR', rs: 'INR', pounds: 'GBP', yen: 'JPY', reais: 'BRL', real: 'BRL', pesos: 'MXN', yuan: 'CNY', won: 'KRW', shillings: 'KES', dolares: 'USD', 元: 'CNY', 원: 'KRW', 円: 'JPY',
};

/** Words and short forms for lengths of time, in the languages read. */
export const timeUnits: Readonly<Record<string, TimeUnit>> = {
  millisecond: 'millisecond', milliseconds: 'millisecond', ms: 'millisecond', second: 'second', seconds: 'second', sec: 'second', secs: 'second', s: 'second', segundo: 'second', segundos: 'second', seconde: 'second', secondes: 'second', sekunde: 'second', sekunden: 'second', 秒: 'second', 초: 'second',
  minute: 'minute', minutes: 'minute', min: 'minute', mins: 'minute', minuto: 'minute', minutos: 'minute', minuten: 'minute', 分钟: 'minute', 分: 'minute', 분: 'minute',
  hour: 'hour', hours: 'hour', hr: 'hour', hrs: 'hour', h: 'hour', hora: 'hour', horas: 'hour', heure: 'hour', heures: 'hour', stunde: 'hour', stunden: 'hour', 小时: 'hour', 時間: 'hour', 시간: 'hour',
  day: 'day', days: 'day', d: 'day', dia: 'day', dias: 'day', jour: 'day', jours: 'day', tag: 'day', tage: 'day', tagen: 'day', 天: 'day', 日: 'day', 일: 'day', 일치: 'day', 일간: 'day', 일분: 'day',
  week: 'week', weeks: 'week', wk: 'week', wks: 'week', semana: 'week', semanas: 'week', semaine: 'week', semaines: 'week', woche: 'week', wochen: 'week', 周: 'week', 週: 'week', 週間: 'week', 주: 'week', 주치: 'week', 주간: 'week',
  month: 'month', months: 'month', mo: 'month', mes: 'month', meses: 'month', mois: 'month', monat: 'month', monate: 'month', monaten: 'month', 个月: 'month', 月: 'month', 개월: 'month', 달: 'month', 개월치: 'month',
  quarter: 'quarter', quarters: 'quarter', trimestre: 'quarter', trimestres: 'quarter', quartal: 'quarter', quartale: 'quarter',
  year: 'year', years: 'year', yr: 'year', yrs: 'year', ano: 'year', anos: 'year', annee: 'year', annees: 'year', ans: 'year', jahr: 'year', jahre: 'year', jahren: 'year', 年: 'year', 년: 'year', 년치: 'year', 년간: 'year',
};

/** Words for measures other than time and money, to short forms that a unit library reads. */
export const measures: Readonly<Record<string, string>> = {
  kg: 'kg', kgs: 'kg', kilogram: 'kg', kilograms: 'kg', g: 'g', grams: 'g', gram: 'g', mg: 'mg', lb: 'lb', lbs: 'lb', oz: 'oz', ounces: 'oz', tons: 'ton', tonnes: 'tonne', km: 'km', kms: 'km', kilometers: 'km', kilometres: 'km', cm: 'cm', mm: 'mm', m: 'm', meters: 'm', metres: 'm', meter: 'm',
  mile: 'mile', miles: 'mile', mi: 'mile', ft: 'ft', feet: 'ft', inch: 'inch', inches: 'inch', sqft: 'sqft', mph: 'mph', kmh: 'km/h', kph: 'km/h', celsius: 'degC', fahrenheit: 'degF', kelvin: 'K', '°c': 'degC', '°f': 'degF', kwh: 'kWh', kw: 'kW', mw: 'MW', watts: 'W', w: 'W', v: 'V', volts: 'V', hpa: 'hPa', kpa: 'kPa', psi: 'psi', bar: 'bar',
  pa: 'Pa', ppm: 'ppm', db: 'dB', hz: 'Hz', khz: 'kHz', mhz: 'MHz', ghz: 'GHz', gb: 'GB', mb: 'MB', kb: 'kB', tb: 'TB', l: 'L', liter: 'L', liters: 'L', litres: 'L', ml: 'mL', gallons: 'gallon', gallon: 'gallon', kcal: 'kcal', calories: 'cal', bpm: 'bpm', mmhg: 'mmHg', degrees: 'deg', rpm: 'rpm', mgdl: 'mg/dL', points: 'points', stars: 'stars',
};
