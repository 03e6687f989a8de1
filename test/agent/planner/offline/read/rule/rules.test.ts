import { describe, expect, it } from 'vitest';
import { read } from '../reading.ts';
import { sketch } from '../sketch.ts';

/** A request, and every rule that is read from it, in order (as of 2026-11-23). */
const phrases: readonly (readonly [string, ...string[]])[] = [
  [
    'orders with id, status (pending, shipped, delivered), tracking number, total. Only shipped orders have a tracking number.',
    'rule isnull(`tracking number`) when not (status == "shipped")',
  ],
  [
    'employees with id, name, role (manager, engineer, clerk), bonus. When role is manager then bonus is between 5000 and 20000, otherwise it is between 0 and 2000.',
    'rule bonus [5000..20000] when role == "manager"',
    'rule bonus [0..2000] when not (role == "manager")',
  ],
  [
    "bookings with id, room_type (single, double, suite), guests. Guests can't be more than 1 when room_type is single.",
    'rule guests [..1] when room_type == "single"',
  ],
  [
    'staff with role (manager, engineer, clerk) and salary. Managers earn 80k to 120k, engineers 60k to 90k and clerks 30k to 45k.',
    'rule salary [80000..120000] when role == "manager"',
    'rule salary [60000..90000] when role == "engineer"',
    'rule salary [30000..45000] when role == "clerk"',
  ],
  [
    'transactions with id, type (sale, refund), amount. Refund amounts are negative.',
    'rule amount [..0) when type == "refund"',
  ],
  [
    'transactions with id, type (sale, refund), amount. Refunds have negative amounts.',
    'rule amount [..0) when type == "refund"',
  ],
  [
    'purchases with id, member (yes/no), discount. Discount only for members.',
    'rule discount [0..0] when not (member == "yes")',
  ],
  [
    'users with id, account_type (guest, registered), email. Guests never have an email.',
    'rule isnull(email) when account_type == "guest"',
  ],
  [
    'customers with age and plan (basic, premium). People over 65 are always premium.',
    'rule plan always premium when age > 65',
  ],
  [
    'loans with status (open, closed), closed_on and balance. If status is closed then balance is 0 and closed_on is not empty.',
    'rule balance [0..0] when status == "closed"',
    'rule not isnull(closed_on) when status == "closed"',
  ],
  [
    'loans with status (open, closed), closed_on and balance. Closed loans have a balance of 0.',
    'rule balance [0..0] when status == "closed"',
  ],
  [
    'tickets with priority (low, high), status (open, resolved), resolved_at. resolved_at must be null when status is open or priority is low.',
    'rule isnull(resolved_at) when status == "open" or priority == "low"',
  ],
  [
    'orders with country, shipping fee and total. Shipping fee is 0 when total is over 100, otherwise 7.5.',
    'rule shipping fee [0..0] when total > 100',
    'rule shipping fee [7.5..7.5] when not (total > 100)',
  ],
  [
    'patients with gender and pregnant (yes/no). Male patients are never pregnant.',
    'rule pregnant always no when gender == "male"',
  ],
  [
    'employees with level (junior, senior), salary. The salary of juniors is below 50000.',
    'rule salary [..50000) when level == "junior"',
  ],
  [
    'hotel stays with room (standard, suite), rate. Suites cost between 300 and 900, standard rooms 80 to 200.',
    'rule rate [300..900] when room == "suite"',
    'rule rate [80..200] when room == "standard"',
  ],
  [
    'claims with status (approved, denied), payout. Denied claims have no payout.',
    'rule isnull(payout) when status == "denied"',
  ],
  [
    'vehicles with fuel (petrol, electric), tank_size. Electric vehicles have no tank size.',
    'rule isnull(tank_size) when fuel == "electric"',
  ],
  [
    'orders with order date, delivery date, status (open, cancelled). Orders that are cancelled have no delivery date.',
    'rule isnull(`delivery date`) when status == "cancelled"',
  ],
  ['people with age, married (yes/no). Anyone under 18 is not married.', 'rule married always no when age < 18'],
  [
    'students with grade level and gpa. gpa is blank for students in grade level 1.',
    'rule isnull(gpa) when `grade level` == 1',
  ],
  [
    'subscriptions with plan (free, paid), price. The price is zero on the free plan.',
    'rule price [0..0] when plan == "free"',
  ],
  [
    'accounts with balance and overdraft. Balance is never negative unless overdraft is true.',
    'rule balance [0..] when not (overdraft == true)',
  ],
  ['orders with total, coupon code. Coupon code is empty 80% of the time.', 'dirt nulls 0.8 in coupon code'],
  [
    'shipments with express (yes/no), days. Express shipments take 1 to 2 days, others 3 to 9 days.',
    'rule days [1..2] day when express == "yes"',
    'rule days [3..9] day when not (express == "yes")',
  ],
  [
    'employees with department (sales, it), commission. Commission only applies to sales.',
    'rule commission [0..0] when not (department == "sales")',
  ],
  [
    'customers with member since and last order. Last order is never before member since.',
    'rule `Last order` >= `member since`',
  ],
  [
    'products with on_sale (yes/no), price, sale_price. sale_price is less than price when on_sale is yes; when on_sale is no, sale_price equals price.',
    'rule sale_price < price when on_sale == "yes"',
    'rule sale_price == price when on_sale == "no"',
  ],
  ['people with first name, middle name, last name. Middle name is mostly empty.', 'dirt nulls 0.8 in middle name'],
  [
    'users with id, account_type (guest, registered), email. 5 % missing e-mail but only for guests.',
    'rule email nulls 0.05 when account_type == "guest"',
  ],
  [
    'users with id, account_type (guest, registered), email. Email is missing for 5% of guests.',
    'rule email nulls 0.05 when account_type == "guest"',
  ],
  ['leads with name, company, phone. Phone is often missing.', 'dirt nulls 0.4 in phone'],
  [
    'orders for customers with segment (regular 90%, VIP 10%). VIPs order three times as often.',
    'rows x3 when segment == "VIP"',
  ],
  [
    'members with id, tier (basic, premium), spend. Premium members spend twice as much.',
    'figure spend x2 when tier == "premium"',
  ],
  ['orders with order date and amount. Weekend orders are 30 % larger.', 'figure x1.3 when weekday(__time) >= 6'],
  [
    'insurance claims with policyholder, smoker (yes/no), claimed. Smokers have twice the claim rate.',
    'rate claimed x2 when smoker == "yes"',
  ],
  [
    'customers with plan (free, pro) and churned (yes/no). Free users are twice as likely to churn.',
    'rate churned x2 when plan == "free"',
  ],
  ['users with plan (free, pro), sessions. Pro users have 3x more sessions.', 'figure sessions x3 when plan == "pro"'],
  ['visitors with id, age, ticket_price 20-40. People over 65 get 20% discount.', '20% off when age > 65'],
  [
    'employees with department (sales, it), salary. IT employees earn 15% more.',
    'figure salary x1.15 when department == "it"',
  ],
  ['rentals with member (yes/no), price. Members pay 10% less than others.', 'figure price x0.9 when member == "yes"'],
  [
    'timesheets with employee_id, date and hours. No employee works over 40 hours a week.',
    'per employee and week hours ..40',
  ],
  ['library loans with member_id, book and loan date. Max 2 loans per member.', '0..2 loans per member'],
  [
    'library loans with member_id, book and loan date. Nobody borrows more than 3 books a month.',
    'per  and month books ..3',
  ],
  [
    'payments with customer_id, paid_at, amount. No customer spends more than 5000 dollars a month.',
    'per customer and month amount ..5000',
  ],
  [
    'appointments with doctor_id, appointment_date. A doctor has at most 8 appointments per day.',
    'per doctor and day appointments ..8',
  ],
  ['exam results with student_id, subject, score. Each student has at most 5 subjects.', '0..5 subjects per student'],
  [
    'rides with driver_id, ride_date, duration_minutes. Drivers never drive more than 480 minutes a day.',
    'per Driver and day duration_minutes ..480',
  ],
  ['budgets with department, housing_pct, food_pct, other_pct. The percentages sum to 100.', 'percentages = 100'],
  ['portfolios with id, stocks, bonds and cash. Shares add up to 1.', 'Shares = 1'],
  [
    'polls with poll_id, yes_share, no_share, undecided_share. yes_share, no_share and undecided_share add up to 100%.',
    'yes_share + no_share + undecided_share = 100',
  ],
  ['votes with a, b, c. The sum of a, b and c must be 1.', 'a + b + c = 1'],
  ['orders and line items. Line totals add up to the order total.', 'sum of Line totals = order total'],
  ['people with height and weight. Taller people weigh more.', 'height + weight'],
  ['used cars with price and mileage. Price falls with mileage.', 'price - mileage'],
  ['customers with age and yearly spend. Older customers spend less.', 'age - yearly spend'],
  ['items with rarity_score and price. The more expensive the rarer.', 'price + rarity_score'],
  ['houses with area_sqft, price, bedrooms. Bigger houses cost more.', 'area_sqft + price'],
  ['cars with model_year, price. Older cars are cheaper.', 'model_year + price'],
  ['applicants with income and risk_score. Higher income means lower risk score.', 'income - risk_score'],
  ['products with price and demand. As the price rises, demand falls.', 'price - demand'],
  ['products with price and units_sold. The higher the price the lower the units sold.', 'price - units_sold'],
  ['employees with years_experience and salary. More experienced employees earn more.', 'years_experience + salary'],
  [
    'flights with distance_km, duration_minutes. Longer distance goes with longer duration.',
    'distance_km + duration_minutes',
  ],
  ['students with study_hours and score. Score increases with study hours.', 'score + study_hours'],
  ['ads with budget and clicks. Clicks go up when budget goes up.', 'clicks + budget'],
  [
    'invoices with subtotal, tax and total. Tax is 8 % of subtotal and total is subtotal plus tax.',
    'rule tax == 0.08 * subtotal',
    'rule total == subtotal + tax',
  ],
  [
    'students with name, math, physics, chemistry, average_score. average_score is the average of math, physics and chemistry.',
    'rule average_score == (math + physics + chemistry) / 3',
  ],
  [
    'people with name, birth date and age. Age is computed from birth date.',
    'rule age == age(`birth date`, date("2026-11-23"))',
  ],
  [
    'shifts with employee, start_time, end_time and duration. Duration is the time between start time and end time in minutes.',
    'rule duration == hours(`start time`, `end time`) * 60',
  ],
  [
    'bookings with check_in, check_out, nights. nights is the number of days between check_in and check_out.',
    'rule nights == days(check_in, check_out)',
  ],
  [
    'loans with principal, rate and interest. interest = principal * rate / 100.',
    'rule interest == principal * rate / 100',
  ],
  ['people with weight_kg, height_m, bmi. BMI = weight / height².', 'rule bmi == weight / height^2'],
  [
    'sales with units, unit_price, discount, revenue. Revenue is units times unit price minus discount.',
    'rule revenue == units * `unit price` - discount',
  ],
  ['wallets with gross, fee, net. Net equals gross minus fee.', 'rule net == gross - fee'],
  [
    'stocks with open, close, spread. spread is the difference between close and open.',
    'rule spread == (close - open)',
  ],
  ['offices with rent, sqm, rent_per_sqm. rent_per_sqm is rent divided by sqm.', 'rule rent_per_sqm == rent / sqm'],
  [
    'teams with home_goals, away_goals, total_goals. total goals = home goals + away goals.',
    'rule total_goals == `home goals` + `away goals`',
  ],
  ['commission plan with sales, commission. commission is half of sales.', 'rule commission == 0.5 * sales'],
  ['products with cost, price, margin. margin is (price - cost) / price.', 'rule margin == (price - cost) / price'],
  ['houses with price, deposit. The deposit is 20% of the price.', 'rule deposit == 0.2 * price'],
  [
    'employees with name, birth date and hire date. Everyone was hired after turning 18.',
    'rule age(`birth date`, `hire date`) >= 18',
  ],
  [
    'meetings with meeting_id, start, end. End is at least 30 minutes after start.',
    'rule hours(start, end) * 60 >= 30',
  ],
  [
    'orders with order_id, order_date, ship_date. Ship date is within 2 to 5 days after the order date.',
    'rule days(order_date, ship_date) >= 2 and days(order_date, ship_date) <= 5',
  ],
  [
    'orders with order_id, order_date, ship_date. Ship date is within 3 days of order date.',
    'rule days(order_date, ship_date) >= 0 and days(order_date, ship_date) <= 3',
  ],
  [
    'invoices with issued_on, due_on. Due date is 30 days after the issue date.',
    'rule days(issued_on, due_on) >= 30 and days(issued_on, due_on) <= 30',
  ],
  [
    'orders with customer_id and revenue. 80 % of revenue comes from 20 % of customers.',
    'top 0.2 of customers have 0.8 of revenue',
  ],
  [
    'orders with order_id, amount, order_date. 80 % of revenue comes from 20 % of customers.',
    'top 0.2 of customers have 0.8 of revenue',
  ],
  [
    'customers with customer_id, revenue. The top 20% of customers bring 80% of revenue.',
    'top 0.2 of customers have 0.8 of revenue',
  ],
  ['posts with post_id, user_id and text. A handful of users make most posts.', 'top 0.1 of users have 0.7 of posts'],
  [
    'sales with sale_id, product, amount. A few products account for most of the sales.',
    'top 0.1 of product have 0.7 of sales',
  ],
  [
    'orders with order_id, customer_id, amount. Most revenue comes from a small number of customers.',
    'top 0.1 of customers have 0.7 of revenue',
  ],
  ['attendance with student_id, course, date, unique per student and date', 'unique student + date'],
  ['visits with customer id, day and amount, one row per customer and day', 'every 1 day'],
  ['users with id, name, email. No duplicate e-mail.', 'unique email'],
  ['badges with employee_id, badge_code. No two employees share the same badge code.', 'unique badge_code'],
  ['bookings with room_id, date, guest. No two bookings have the same room and date.', 'unique room + date'],
  ['coupons with code, discount. Codes never repeat.', 'unique code'],
  [
    'deliveries with courier, delivery_date, parcels. No courier makes more than 12 deliveries a day.',
    'per courier and day deliveries ..12',
  ],
  ['enrolments with student_id, course_id. Each student takes between 2 and 5 courses.', 'per student courses 2..5'],
  ['reviews with product_id, stars, review_date. Every product has at least 3 reviews.', '3.. reviews per product'],
  ['tickets with agent_id, opened_at, minutes. 80/20 rule across agents.', 'top 0.2 of agents have 0.8'],
];

describe('rules in words', () => {
  it.each(phrases)('%s', async (request, ...rules) => {
    const reading = await read(request);
    const alone = { ...reading, tables: [], shapes: [], period: null, locale: null, seed: null, format: null };
    expect(sketch(alone)).toEqual(rules);
  });
});
