import { describe, expect, it } from 'vitest';
import { leftOver, read } from './reading.ts';
import { sketch } from './sketch.ts';

/** Ways to say which table and which columns; what must be read, and nothing else may be a column or a table. */
const structures: readonly (readonly [string, ...string[]])[] = [
  // In brackets
  [
    '300 rooftop inspections (roof_id, inspected_on, defects)',
    'rows 300',
    'names roof_id, inspected_on, defects',
    'complete',
  ],
  [
    'Give me 40 puppet shows (show_id, title, seats_sold) in 2024.',
    'rows 40',
    'names show_id, title, seats_sold',
    'period 2024-01-01..2025-01-01',
  ],
  [
    '2,000 kayak trips between 1 May 2025 and 30 June 2025 (trip_id, boat, started_at)',
    'rows 2000',
    'names trip_id, boat, started_at',
  ],
  ['choir members (name, voice, joined_on)', 'names name, voice, joined_on', 'complete'],
  ['Airshow visitors (120 rows: ticket_no, age, city)', 'rows 120', 'names ticket_no, age, city'],
  [
    'We need a log of 75 boiler checks. (check_id, engineer, pressure_bar 1-3)',
    'rows 75',
    'names check_id, engineer, pressure_bar',
    'pressure_bar [1..3]',
  ],
  [
    '90 zoo feedings from 12 keepers (keeper_id, animal, grams 50-900)',
    'rows 90',
    'names keeper_id, animal, grams',
    '12 different keepers',
  ],
  // A sentence that is only a list
  ['150 tram rides. ride_id, line, boarded_at, fare', 'rows 150', 'names ride_id, line, boarded_at, fare', 'complete'],
  [
    '150 tram rides. ride_id, line (red, blue), fare 2-9',
    'names ride_id, line, fare',
    'line {red|blue}',
    'fare [2..9]',
  ],
  [
    '60 choir members. name, voice (soprano, alto, tenor, bass), joined_on',
    'names name, voice, joined_on',
    'voice {soprano|alto|tenor|bass}',
  ],
  ['Make 30 kiln firings. kiln_id, peak_c and fuel.', 'names kiln_id, peak_c, fuel'],
  ['one row per day for 2025: date + toll_revenue', 'names date, toll_revenue'],
  ['daily for 2025. day and visitors', 'names day, visitors'],
  // After words that open it
  ['80 mushroom finds. Only species_name and weight_g please.', 'names species_name, weight_g', 'complete'],
  ['80 mushroom finds. Only finder and weight please.', 'names finder, weight', 'complete'],
  ['100 tram rides. Each row: ride_id, line, boarded_at, fare', 'names ride_id, line, boarded_at, fare'],
  ['100 tram rides. Fields are ride_id, line, boarded_at and fare.', 'names ride_id, line, boarded_at, fare'],
  ['100 tram rides. I need ride_id, line, boarded_at, fare.', 'names ride_id, line, boarded_at, fare'],
  ['100 tram rides. Give me date and fare.', 'names date, fare'],
  ['100 tram rides with ride_id, line, fare', 'names ride_id, line, fare', 'complete'],
  ['100 tram rides, columns: ride_id, line, fare', 'names ride_id, line, fare', 'complete'],
  ['100 tram rides. The columns should be ride_id, line and fare.', 'names ride_id, line, fare'],
  ['100 tram rides: ride_id, line, fare', 'names ride_id, line, fare', 'complete'],
  ['100 tram rides - ride_id, line, fare', 'names ride_id, line, fare', 'complete'],
  // Signs between the names
  [
    'balloon flights, 120 rows; flight_no; pilot; launched_at; passengers 1-8',
    'rows 120',
    'names flight_no, pilot, launched_at, passengers',
    'passengers [1..8]',
  ],
  [
    '70 quilts: quilt_id; pattern: star, log cabin, pinwheel; width_cm: 90 to 240',
    'names quilt_id, pattern, width_cm',
    'pattern {star|log cabin|pinwheel}',
    'width_cm [90..240]',
  ],
  ['tram_id | line_no | stop_name, 100 rows', 'rows 100', 'names tram_id, line_no, stop_name'],
  [
    'balloon flights, 120 rows, flight_no, pilot, launched_at',
    'rows 120',
    'subject balloon flights',
    'names flight_no, pilot, launched_at',
  ],
  ['balloon flights, 120 rows, pilot, city, price 90-300', 'names pilot, city, price', 'price [90..300]'],
  // Lines
  [
    'bakery orders, 50 rows\n- order_no\n- bread: rye, wheat, spelt\n- loaves: 1 to 12',
    'rows 50',
    'names order_no, bread, loaves',
    'bread {rye|wheat|spelt}',
  ],
  ['bakery orders\n1. order_no\n2. bread: rye or wheat\n3. loaves: 1 to 12', 'names order_no, bread, loaves'],
  [
    'bakery orders (40 rows)\n| order_no - starts at 100\n| bread - rye, wheat, spelt\n| loaves - 1 to 12',
    'rows 40',
    'names order_no, bread, loaves',
  ],
  [
    'bakery orders, 40 rows\norder_no   unique\nloaves     1 to 12\nprice      2 to 9',
    'names order_no, loaves, price',
    'loaves [1..12]',
  ],
  [
    'Airplay log, 20 rows:\n- played_at: every 5 minutes starting 2025-02-01 06:00\n- song\n- artist',
    'names played_at, song, artist',
  ],
  // One column a sentence
  [
    '45 pottery kilns. kiln_id 1-45. maker. max_temp_c 900 to 1300. fuel: gas, wood, electric.',
    'rows 45',
    'names kiln_id, maker, max_temp_c, fuel',
    'kiln_id [1..45]',
    'fuel {gas|wood|electric}',
  ],
  // Who asks, and greetings
  [
    "I'm a librarian in a small town. 300 book repairs. repair_id, title, repaired_on",
    'rows 300',
    'subject book repairs',
    'names repair_id, title, repaired_on',
  ],
  [
    'We run a small zoo. Please make 90 feeding logs: animal, keeper, fed_at, grams 50-900',
    'rows 90',
    'subject feeding logs',
    'names animal, keeper, fed_at, grams',
  ],
  ['Hi! 60 choir members: name, voice, joined_on', 'rows 60', 'subject choir members', 'names name, voice, joined_on'],
  [
    'I teach sailing and want to try out a dashboard. Make 50 regattas with boat_id, skipper, finish_s',
    'rows 50',
    'subject regattas',
    'names boat_id, skipper, finish_s',
  ],
  ['We are a tiny brewery. We want 200 tastings: taster, beer, score 1-10', 'rows 200', 'names taster, beer, score'],
  [
    'My boss asked for this. 20 forklift checks with forklift_id, checked_on, passed',
    'rows 20',
    'names forklift_id, checked_on, passed',
  ],
  // A title before the table
  [
    'Test data for a cable car: 500 ascents. Columns: ascent_no, cabin, started_at',
    'rows 500',
    'subject ascents',
    'names ascent_no, cabin, started_at',
  ],
  [
    'Log of 12 ferries for March 2025, 900 departures: ferry, left_at, cars',
    'rows 900',
    'subject departures',
    'names ferry, left_at, cars',
  ],
  // The table after its columns
  [
    'date, avg_price and sales of a kite shop, daily from 1 April 2025 to 30 April 2025',
    'names date, avg_price, sales',
    'subject kite shop',
  ],
  // What stands between two names belongs to the first
  [
    '90 seeds: seed_id, colour with red 40%, blue 35%, white 25%, sown_on',
    'names seed_id, colour, sown_on',
    'colour {red:40|blue:35|white:25}',
  ],
  ['90 seeds: seed_id, colour red 40% / blue 60%, sown_on', 'names seed_id, colour, sown_on'],
  ['90 rivets: rivet_id, length_mm 4-30, at most 2 decimals, batch_no', 'names rivet_id, length_mm, batch_no'],
  [
    '90 sensors: sensor_id, wind_ms 0-40, missing in 5% of rows, read_at',
    'names sensor_id, wind_ms, read_at',
    'wind_ms nulls 0.05',
  ],
  [
    '90 sensors: sensor_id, delay_s which is empty for 70% of rows, read_at',
    'names sensor_id, delay_s, read_at',
    'delay_s nulls 0.7',
  ],
  ['90 crates: crate_id, players 2 or 4, is_open', 'names crate_id, players, is_open'],
  ['90 crates: crate_id, sealed true for 45%, packed_on', 'names crate_id, sealed, packed_on'],
  // Clauses never make columns
  [
    '90 ferries: ferry_id, built_on, length_m. Nobody boards a ferry that is longer than 90 metres.',
    'names ferry_id, built_on, length_m',
  ],
  ['90 jobs: job_id, grams, cost. Rush orders get a bonus of 5.', 'names job_id, grams, cost'],
  [
    '90 cats: cat_id, age_months, weight_kg. Kittens between 1 and 3 never sleep.',
    'names cat_id, age_months, weight_kg',
  ],
  ['90 jobs: job_id, grams, cost. Also add a remark_text column.', 'names job_id, grams, cost, remark_text'],
  // Clauses find their column
  [
    '90 turbines: turbine_id, wind_speed_ms, power_kw. Wind is between 3 and 25.',
    'names turbine_id, wind_speed_ms, power_kw',
    'wind_speed_ms [3..25]',
  ],
  [
    '90 ores: ore_id, pct_copper, pct_iron. copper between 0.2 and 4',
    'pct_copper [0.2..4]',
    'names ore_id, pct_copper, pct_iron',
  ],
  [
    '90 rides: ride_id, duration_min, rider. Durations are from 5 to 60.',
    'duration_min [5..60]',
    'names ride_id, duration_min, rider',
  ],
  ['90 rides: ride_id, qty, rider. Quantity ranges from 1 to 4.', 'qty [1..4]', 'names ride_id, qty, rider'],
  // Figures for each value of another column
  [
    '90 pets: pet_id, species (dog, cat), weight_kg. dogs 2-70 kg, cats 2-8 kg',
    'rule weight_kg [2..70] kg when species == "dog"',
    'rule weight_kg [2..8] kg when species == "cat"',
    'names pet_id, species, weight_kg',
  ],
  [
    '90 passes: pass_id, kind (day, season), price (day 40-80, season 500-900)',
    'rule price [40..80] when kind == "day"',
    'rule price [500..900] when kind == "season"',
    'names pass_id, kind, price',
  ],
  [
    '90 seats: seat_id, tier is gold, silver or bronze; price 90 / 60 / 30 for those; row_no 1-20',
    'names seat_id, tier, price, row_no',
    'rule price always 60 when tier == "silver"',
  ],
  // Several tables
  [
    'Two tables: ships (20), crews (90). ships: ship_id, name. crews: crew_id, ship_id, rank.',
    'ships: rows 20',
    'crews: rows 90',
    'ships: names ship_id, name',
    'crews: names crew_id, ship_id, rank',
  ],
  [
    'ships(ship_id, name), crews(crew_id, ship_id, rank)',
    'ships: names ship_id, name',
    'crews: names crew_id, ship_id, rank',
  ],
  [
    'Please generate ships (20 rows: ship_id, name) and crews (90 rows: crew_id, ship_id).',
    'ships: rows 20',
    'crews: rows 90',
    'crews: names crew_id, ship_id',
  ],
  [
    'lifts (12), passes (250: pass_id, holder) and scans (5,000: scan_id, pass_id, lift_id)',
    'lifts: rows 12',
    'passes: names pass_id, holder',
    'scans: rows 5000',
    'scans: names scan_id, pass_id, lift_id',
  ],
  [
    '6 bakeries with bakery_id, town; 300 ovens with oven_id, bakery_id, max_c; 40 bakers with baker_id, name',
    'bakeries: rows 6',
    'ovens: rows 300',
    'bakers: rows 40',
    'ovens: names oven_id, bakery_id, max_c',
  ],
  [
    'I need a hostel database: rooms (8), guests (120), stays (900). stays has stay_id, room_id, guest_id, nights 1-14.',
    'rooms: rows 8',
    'guests: rows 120',
    'stays: rows 900',
    'stays: names stay_id, room_id, guest_id, nights',
  ],
  [
    '5 troops with exactly 10 scouts each and 3,000 badges. badges: badge_id, scout_id, earned_on',
    'troops: rows 5',
    'scouts: rows 50',
    'badges: rows 3000',
    '10..10 scouts per troops',
  ],
  [
    'wind_farms (4), turbines (60, fifteen per farm). turbines: turbine_id, farm_id',
    'wind_farms: rows 4',
    'turbines: rows 60',
    '15..15 turbines per wind_farms',
  ],
  [
    '6 plots (plot_id, soil), a harvest for every plot and every year from 2020 to 2024 (harvest_id, plot_id, kg)',
    'plots: rows 6',
    'harvest: rows 30',
    'harvest: names harvest_id, plot_id, kg',
  ],
  [
    'Fair demo data: stalls (10) with stall_id, owner; visitors (400); sales (3,000) with sale_id, stall_id, amount',
    'stalls: names stall_id, owner',
    'visitors: rows 400',
    'sales: rows 3000',
  ],
  [
    'A clinic has 40 wards and 200 beds. wards(ward_id, floor), beds(bed_id, ward_id)',
    'wards: rows 40',
    'beds: rows 200',
    'beds: names bed_id, ward_id',
  ],
  [
    'ponds: pond_id, depth_m. frogs: frog_id, pond_id, croaks. 10 ponds and 90 frogs.',
    'ponds: rows 10',
    'frogs: rows 90',
    'ponds: names pond_id, depth_m',
    'frogs: names frog_id, pond_id, croaks',
  ],
  [
    'Make tutors (12), pupils (90; every pupil has one tutor) and 600 lessons (lesson_id, pupil_id, tutor_id)',
    'tutors: rows 12',
    'pupils: rows 90',
    'lessons: rows 600',
    'lessons: names lesson_id, pupil_id, tutor_id',
  ],
  [
    'artworks (300), lenders (12). artworks have artwork_id, lender_id, painted_on.',
    'artworks: rows 300',
    'lenders: rows 12',
    'artworks: names artwork_id, lender_id, painted_on',
  ],
];

describe('structures', () => {
  it.each(structures)('%s', async (request, ...fragments) => {
    const lines = sketch(await read(request));
    expect(
      fragments.filter((fragment) => !lines.includes(fragment)),
      `read: ${JSON.stringify(lines, null, 1)}`,
    ).toEqual([]);
  });
});

describe('what has no place', () => {
  it.each([
    ['90 ferries: ferry_id, built_on, length_m. Nobody boards at night when it snows.', 'Nobody'],
    ['90 jobs: job_id, grams, cost. Unicorns are between 5 and 9.', 'Unicorns'],
    ['ships (20), crews (90). ships: ship_id, name. Sirens sing louder than 90.', 'Sirens'],
  ])('stays unused in "%s"', async (request, words) => {
    expect(leftOver(await read(request))).toContain(words);
  });

  it('asks nothing about bounds of different rows', async () => {
    const reading = await read(
      '400 returns: return_id, income, rate. Rate is 10 when income is below 30,000, 20 from 30,000 to 90,000 and 35 above 90,000.',
    );
    expect(reading.contradictions).toEqual([]);
    expect(reading.tables[0]?.columns.map((column) => column.name)).toEqual(['return_id', 'income', 'rate']);
  });
});
