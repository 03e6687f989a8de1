export {
  dayOf,
  isoOf,
  monthStart,
  plusDays,
  millisecondsOf,
  momentOf,
  daysBetween,
  monthsIn,
  monthName,
} from '../../../../contract/calendar.ts';
