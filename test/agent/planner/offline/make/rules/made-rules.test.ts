import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsmith, type Rowsmith } from '../../../../../../src/index.ts';

let smith: Rowsmith;
beforeAll(async () => {
  smith = await rowsmith({ today: '2026-11-23' });
});
afterAll(async () => {
  await smith[Symbol.asyncDispose]();
});

/** A request, and the checks its rules must be promised as; the made table meets every promise, and no word is left over. */
const requests: readonly (readonly [string, ...string[]])[] = [
  [
    '1000 orders with id, status (pending, shipped, delivered), tracking number, total. Only shipped orders have a tracking number.',
    'rule',
  ],
  [
    '1000 employees with id, name, role (manager, engineer, clerk), bonus. When role is manager then bonus is between 5000 and 20000, otherwise it is between 0 and 2000.',
    'range',
  ],
  [
    '1000 staff with id, role (manager, engineer, clerk) and salary. Managers earn 80k to 120k, engineers 60k to 90k and clerks 30k to 45k.',
    'range',
  ],
  ['1000 patients with id, gender and age. Male patients are 30 to 50.', 'range'],
  ['1000 users with id, account_type (guest, registered), email. 5 % missing e-mail but only for guests.', 'nulls'],
  ['1000 accounts with id, name, nickname. Nickname is mostly empty.', 'nulls'],
  ['1000 transactions with id, type (sale, refund), amount. Refund amounts are negative.', 'range'],
  ['1000 purchases with id, member (yes/no), discount. Discount only for members.', 'range'],
  [
    '1000 products with on_sale (yes/no), price, sale_price. sale_price is less than price when on_sale is yes; when on_sale is no, sale_price equals price.',
    'rule',
  ],
  ['2000 visitors with id, age, ticket_price 20-40. Seniors get 10 % off.', 'group-ratio'],
  ['2000 members with id, tier (basic, premium), spend. Premium members spend twice as much.', 'group-ratio'],
  ['2000 orders with order date and amount. Weekend orders are 30 % larger.', 'group-ratio'],
  [
    '2000 orders with order_id, customer_id, segment (regular 90%, VIP 10%), amount. VIPs order three times as often.',
    'group-ratio',
    'share',
  ],
  [
    'Two tables: 200 customers (customer_id, segment: regular/VIP) and 4000 orders (order_id, customer_id, amount). VIPs order three times as often.',
    'group-ratio',
  ],
  [
    '2000 insurance claims with policyholder, smoker (yes/no), claimed. Smokers have twice the claim rate.',
    'share-between',
  ],
  ['2000 timesheets with employee_id, date and hours. No employee works over 40 hours a week.', 'per-group'],
  ['1000 library loans with member_id, book and loan date. Max 2 loans per member.', 'per-group'],
  ['1000 reviews with product_id, stars, review_date. Every product has at least 3 reviews.', 'per-group'],
  ['1000 budgets with department, housing_pct, food_pct, other_pct. The percentages sum to 100.', 'rule'],
  [
    '1000 polls with poll_id, yes_share, no_share, undecided_share. yes_share, no_share and undecided_share add up to 1.',
    'rule',
  ],
  [
    'Two tables: 200 orders (order_id, customer_id, order_total) and line_items (item_id, order_id, line_total). Line totals add up to the order total.',
    'child-sum',
  ],
  ['2000 orders with customer_id and revenue. 80 % of revenue comes from 20 % of customers.', 'concentration'],
  ['2000 orders with order_id, amount, order_date. 80 % of revenue comes from 20 % of customers.', 'concentration'],
  ['5000 customers with customer_id, revenue. The top 20% of customers bring 80% of revenue.', 'concentration'],
  ['2000 posts with post_id, user_id and text. A handful of users make most posts.', 'concentration'],
  ['1000 users with id, name, email. No duplicate e-mail.', 'unique'],
  ['1000 visits with customer id, day and amount, unique per customer and day', 'unique'],
  ['1000 bookings with room_id, date, guest. No two bookings have the same room and date.', 'unique'],
  ['1000 people with weight_kg, height_m, bmi. BMI = weight / height².', 'rule'],
  ['1000 invoices with subtotal, tax and total. Tax is 8 % of subtotal and total is subtotal plus tax.', 'rule'],
  [
    '1000 students with name, math, physics, chemistry, average_score. average_score is the average of math, physics and chemistry.',
    'rule',
  ],
  ['1000 people with name, birth date and age. Age is computed from birth date.', 'rule'],
  [
    '1000 bookings with check_in, check_out, nights. nights is the number of days between check_in and check_out.',
    'rule',
  ],
  ['1000 orders with order_id, order_date, ship_date. Ship date is within 2 to 5 days after the order date.', 'rule'],
  ['1000 meetings with meeting_id, start, end. End is at least 30 minutes after start.', 'rule'],
  ['1000 employees with name, birth date and hire date. Everyone was hired after turning 18.', 'rule'],
  ['1000 people with id, height and weight. Taller people weigh more.', 'correlation'],
  ['1000 products with id, price and demand. As the price rises, demand falls.', 'correlation'],
  ['1000 cars with id, model_year, price. Older cars are cheaper.', 'correlation'],
];

describe('rules that the made table meets', () => {
  it.each(requests)('%s', async (request, ...kinds) => {
    const made = await smith.create(request, { seed: 7 });
    expect(made.unplaced).toEqual([]);
    expect(
      made.requirements.filter((one) => !one.met).map((one) => `${one.text}: ${one.asked} -> ${one.measured}`),
    ).toEqual([]);
    const promised = new Set<string>(made.requirements.map((one) => one.check.kind));
    expect(kinds.filter((kind) => !promised.has(kind))).toEqual([]);
  });

  it('words that no table can hold are named, not dropped', async () => {
    const made = await smith.create('200 boxes with id, weight. Florps gribble twice as often as wibbles.', {
      seed: 7,
    });
    expect(made.unplaced.length).toBeGreaterThan(0);
  });
});
