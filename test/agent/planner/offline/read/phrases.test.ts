import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';
import { sketch } from './sketch.ts';

/** A request, and what at least must be read from it (as of 2026-11-23). */
const phrases: readonly (readonly [string, ...string[]])[] = [
  // Counts
  ['100 customers', 'rows 100', 'subject customers'],
  ['I want a million rows of sales', 'rows 1000000'],
  ['two dozen employees', 'rows 24', 'subject employees'],
  ['make 1,95,000 loan applications', 'rows 195000'],
  ['gimme 1 000 000 rows of web traffic', 'rows 1000000'],
  ['volunteers (100 ish)', 'rows ~100', 'subject volunteers'],
  ['a few hundred invoices', 'rows ~300'],
  ['around 5k patients', 'rows ~5000'],
  ['between 50 and 100 rows of products', 'rows 50..100'],
  ['rows: 500\nproduct catalog', 'rows 500'],
  ['product catalog, n=250', 'rows 250'],
  ['one hundred and twenty hotel bookings', 'rows 120'],
  ['10k orders with 12 columns', 'rows 10000', 'columns 12'],
  ['Generate 3 columns, a, b, c, 10 rows', 'rows 10', 'columns 3', 'names a, b, c'],
  ['~500 sessions per day for 90 days', 'rows ~500 per day', 'period 2026-08-25..2026-11-23'],
  ['up to 200 rows of movies', 'rows 0..200'],
  ['at least 1000 rows of sensor data', 'rows 1000+'],
  // Other languages
  [
    'Genera 500 filas de clientes con nombre, edad entre 18 y 65 y ciudad',
    'rows 500',
    'edad [18..65]',
    'names nombre, edad, ciudad',
  ],
  ['crea una tabla de ventas con 1.000 registros', 'rows 1000'],
  ['medio millón de filas de pedidos', 'rows 500000'],
  ['dos mil filas de empleados', 'rows 2000'],
  [
    'gere 300 linhas de vendas com data, produto e preço entre 8,50 e 25,00 reais',
    'rows 300',
    'preço [8.5..25] BRL',
    'names data, produto, preço',
  ],
  [
    'Crie uma tabela com 50 clientes: nome, idade entre 18 e 65, cidade',
    'rows 50',
    'idade [18..65]',
    'names nome, idade, cidade',
  ],
  [
    'génère 200 lignes de clients avec nom, âge entre 18 et 65 et ville',
    'rows 200',
    'âge [18..65]',
    'names nom, âge, ville',
  ],
  [
    'Erstelle 1.000 Zeilen Kunden mit Name, Alter zwischen 18 und 65 und Stadt',
    'rows 1000',
    'Alter [18..65]',
    'names Name, Alter, Stadt',
  ],
  ['生成1000条用户数据，包含姓名、年龄、城市', 'rows 1000', 'names 姓名, 年龄, 城市'],
  ['生成10万行订单数据', 'rows 100000'],
  ['고객 데이터 1만 행 생성해줘', 'rows 10000'],
  [
    '센서 5개, 3주치, 10분 간격 — 온도, 습도',
    'every 10 minute of 5 센서',
    'period 2026-11-02..2026-11-23',
    'names 온도, 습도',
  ],
  ['ユーザーデータを100件作成してください', 'rows 100'],
  // Columns in running text
  [
    'customers with columns id, name, age between 18 and 65, 20% premium',
    'names id, name, age, premium',
    'age [18..65]',
    'premium 20% true',
    'complete',
  ],
  [
    'Columns are: the product name, number of stars (1-5), review and customer id',
    'names product name, number of stars, review, customer id',
    'number of stars [1..5]',
  ],
  [
    'Generate data for a bookstore: book_title,author,isbn,price,genre,stock',
    'names book_title, author, isbn, price, genre, stock',
    'subject bookstore',
  ],
  [
    'Include appointment ID, scheduled date and no-show status.',
    'names appointment ID, scheduled date, no-show status',
  ],
  [
    '200 transactions with the following fields: transaction_id, customer_id, amount, and category',
    'rows 200',
    'names transaction_id, customer_id, amount, category',
    'complete',
  ],
  [
    'users with fields: id (uuid), user_id (int), score (float), currency (USD|EUR)',
    'id pattern xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx',
    'user_id type integer',
    'score type double',
    'currency {USD|EUR}',
  ],
  ['hotel bookings with 1-30 nights, 1-8 guests', 'nights [1..30]', 'guests [1..8]'],
  ['a spreadsheet of employees. colums: name, salry, age betwen 20 and 60', 'names name, salry, age', 'age [20..60]'],
  [
    'people with id, status pending, active or closed, created_at',
    'names id, status, created_at',
    'status {pending|active|closed}',
  ],
  ['users with id, active yes/no, plan free/pro/enterprise', 'active {yes|no}', 'plan {free|pro|enterprise}'],
  [
    'product reviews with review_style rambling/brief/detailed weighted 1:2:2',
    'review_style {rambling:1|brief:2|detailed:2}',
  ],
  ['customers with plan (60% basic, 30% pro and 10% enterprise)', 'plan {basic:60|pro:30|enterprise:10}'],
  ['orders with status (pending 20%, shipped 50%, delivered 30%)', 'status {pending:20|shipped:50|delivered:30}'],
  ['products with colour (such as red, green, blue, etc.)', 'colour {red|green|blue|…}'],
  ['tickets with priority (one of low, medium, high)', 'priority {low|medium|high}'],
  ["reviews with label 'good', 'bad', 'ugly'", 'label {good|bad|ugly}'],
  ['sensor table with temperature in celsius, pressure in kPa', 'temperature in degC', 'pressure in kPa'],
  ['employees with salary in USD, height (cm)', 'salary in USD', 'height in cm'],
  ['users with unique email, unique id', 'email unique', 'id unique'],
  ['invoices with log-normal amounts', 'amounts lognormal'],
  [
    'people with id, heights normally distributed with mean 170 and sd 10',
    'names id, heights',
    'heights normal',
    'heights mean 170',
    'heights sd 10',
  ],
  ['employees with age average 40', 'age mean 40'],
  [
    'orders with total = quantity * unit_price, quantity 1-10, unit_price 5-50',
    'total = quantity * unit_price',
    'quantity [1..10]',
  ],
  ['bmi table with BMI = weight / height²', 'BMI = weight / height^2'],
  [
    'hotel with total_charge = room_rate * nights + ancillary charges (20-200)',
    'total_charge = room_rate * nights + `ancillary charges`',
    'ancillary charges [20..200]',
  ],
  [
    'real estate with listing_price 100k-10M, sale_price close to the listing price',
    'listing_price [100000..10000000]',
    'sale_price + listing price',
  ],
  ['orders with order_date, ship_date 2-5 days after order_date', 'ship_date after order_date 2..5 day'],
  ['places with city, state which corresponds to city', 'state fits city'],
  [
    'shipping $5-15 domestic and $20-50 international, orders with shipping $5-15 domestic and $20-50 international',
    'rule shipping [5..15] USD when domestic',
    'rule shipping [20..50] USD when international',
  ],
  ['users with email (10% null)', 'email nulls 0.1'],
  ['users with score >= 0 and <= 100', 'score [0..100]'],
  ['users aged 18+', 'subject users aged'],
  ['users with age 18+, level up to 99', 'age [18..]', 'level [..99]'],
  [
    'SQL test table: random money 0.00-100.00, a random date from 2000-01-01 up to (but not including) 2010-01-01, random integers 1 to 50000',
    'date 2000-01-01..2010-01-01 exclusive',
    'integers [1..50000]',
  ],
  ['table with two letters AA-ZZ, random money 0.00-100.00', 'money [0..100]'],
  // Formats
  ['products:\n- product_id (format: PRD-XXXX)\n- name', 'product_id pattern PRD-XXXX'],
  ['employees:\n- employee_id in the format EMP001\n- name', 'employee_id pattern EMP###'],
  [
    'patients:\npatient_id in the format ##########\nphone_number in the format ###-##-####',
    'patient_id pattern ##########',
    'phone_number pattern ###-##-####',
  ],
  ['items:\n- sku: SKU-####-AA\n- price', 'sku pattern SKU-####-AA'],
  ['log:\n- time: formatted DD-MMM-YYYY HH:MM:SS\n- level', 'time moment DD-MMM-YYYY HH:mm:ss'],
  [
    'orders with order_date (YYYY-MM-DD), created_at (ISO-8601)',
    'order_date moment YYYY-MM-DD',
    'created_at moment YYYY-MM-DDTHH:mm:ss',
  ],
  ['orders with ref (format: ABC-12345), date dd/mm/yyyy', 'ref pattern AAA-#####', 'date moment DD/MM/YYYY'],
  ["invoices:\n- invoice_no starting with 'INV-' followed by 6 digits\n- total", 'invoice_no pattern INV-######'],
  ['users with 10-digit phone, id', 'phone pattern ##########'],
  ['users with bio max 200 characters, tagline 5-10 words', 'bio 0..200 characters', 'tagline 5..10 words'],
  ['users with username varchar(50), price decimal(10,2)', 'username type text 50', 'price type decimal 2'],
  // Bullets, numbered lists, tables
  [
    'Generate 20 products with:\n1. name\n2. price between $5 and $50\n3. category (Toys, Books)',
    'rows 20',
    'names name, price, category',
    'price [5..50] USD',
    'category {Toys|Books}',
    'complete',
  ],
  [
    'customers\n* id: unique\n* age: 18 to 65\n* plan: free, pro or enterprise',
    'id unique',
    'age [18..65]',
    'plan {free|pro|enterprise}',
  ],
  ['id,name,email\n1,Bob,bob@example.com', 'names id, name, email', 'complete'],
  ['| id | name | price |\n|---|---|---|\n| 1 | Pen | 2.5 |', 'names id, name, price'],
  [
    '50 rows like {"id": 1, "name": "Bob", "active": true, "score": 1.5}',
    'rows 50',
    'names id, name, active, score',
    'active type boolean',
    'score type double',
  ],
  [
    'Generate 10 rows of\ninterface User {\n  id: number;\n  role: "admin" | "user";\n  nick?: string;\n}',
    'rows 10',
    'names id, role, nick',
    'role {admin|user}',
    'nick nulls 0.1',
  ],
  [
    'class Order(BaseModel):\n    id: int\n    status: Literal["open", "closed"]\n    total: float = Field(ge=0, le=500)\n\n100 rows',
    'rows 100',
    'status {open|closed}',
    'total [0..500]',
  ],
  [
    'model User {\n  id Int @id @default(autoincrement())\n  email String @unique\n}',
    'id primary-key',
    'id from 1',
    'email unique',
  ],
  [
    'CREATE TABLE users (id INT PRIMARY KEY, email VARCHAR(100) UNIQUE); 1000 rows',
    'rows 1000',
    'names id, email',
    'email unique',
    'email type text 100',
  ],
  [
    '{"type":"object","properties":{"age":{"type":"integer","minimum":18,"maximum":65}},"required":["age"]}',
    'age type integer',
    'age [18..65]',
    'age not-null',
  ],
  // Several tables
  [
    '10 users, 20 orders (2 pending, 3 shipped), 5 reviews 1-5',
    'users: rows 10',
    'orders: rows 20',
    'orders: status {pending#2|shipped#3}',
    'reviews: rating [1..5]',
  ],
  ['tables customers (10,000), tickets (80,000)', 'customers: rows 10000', 'tickets: rows 80000'],
  ['Generate 100 customers and 500 orders', 'customers: rows 100', 'orders: rows 500'],
  [
    'four restaurants, three personas, restaurant-persona assignments',
    'restaurants: rows 4',
    'personas: rows 3',
    'restaurant-persona assignments: restaurant_id -> restaurants',
  ],
  [
    'tables: users (id, name), orders (id, user_id, total)',
    'users: names id, name',
    'orders: names id, user_id, total',
  ],
  // Time
  ['sales for last year', 'period 2025-01-01..2026-01-01'],
  ['orders over the past 2 years', 'period 2024-11-23..2026-11-23'],
  ['web logs for Q3 2024', 'period 2024-07-01..2024-10-01'],
  ['10 days worth of web log data', 'period 2026-11-13..2026-11-23', 'subject web log'],
  ['bookings in March 2024', 'period 2024-03-01..2024-04-01'],
  ['transactions since January 2022', 'period 2022-01-01..2026-11-24'],
  ['the last 12 months of sales', 'period 2025-11-23..2026-11-23'],
  ['daily sales for 2 years, 2023-01-01 to 2024-12-31', 'every 1 day', 'period 2023-01-01..2025-01-01'],
  ['stock prices every 5 minutes for one week', 'every 5 minute', 'period 2026-11-16..2026-11-23'],
  // Shapes
  [
    'create a demo data set with a spike in sales activity in November, I want a million rows',
    'rows 1000000',
    'spike sales activity months 11',
  ],
  ['sales with a 3x spike on Black Friday', 'spike 2025-11-28..2025-11-29 x3 Black Friday'],
  ['revenue growing 5% per month', 'growth revenue 0.05 per month'],
  ['orders with weekday/weekend effects', 'weekend'],
  ['tickets 5x during the outage on March 15', 'spike tickets 2026-03-15..2026-03-16 x5'],
  ['web traffic with business hours peaks', 'business-hours'],
  ['sales dropping by 30% in February', 'dip sales months 2 x0.7'],
  ['sales data with summer seasonality and random noise', 'noise'],
  // Rules
  [
    'orders with id, status (open|failed), completed_at. Failed orders never have completed_at',
    'rule isnull(completed_at) when status == "failed"',
  ],
  ['patients with gender, age. Male patients are 30 to 50', 'rule age [30..50] when gender == "male"'],
  [
    'trips with distance, duration, fuel. make duration and fuel depend on distance',
    'duration + distance',
    'fuel + distance',
  ],
  [
    'events with device_id, country. The same device_id must always have the same country',
    'same device_id same country',
  ],
  ['orders with order_date, ship_date. Ship date must be after order date', 'rule `Ship date` >= `order date`'],
  ['visits with customer, day. Unique per customer and day', 'unique customer + day'],
  ['orders where 80% of revenue comes from 20% of customers', 'top 0.2 of customers have 0.8 of revenue'],
  ['orders with an 80/20 customer distribution', 'top 0.2 of customer have 0.8'],
  ['customers and orders. Each customer has 1 to 5 orders', '1..5 orders per customer'],
  ['houses with price, size. Strong positive correlation between price and size', 'price + size'],
  ['users with id, email. Emails should end with @example.com', 'email ends @example.com'],
  // Dirt, output, seed, place
  ['customers with name, city and some duplicates', 'dirt duplicates'],
  ['users with id, email, 10% of emails NULL', 'dirt nulls 0.1 in emails'],
  ['messy customer data with typos', 'dirt typos'],
  ['50 Spotify users in JSON format', 'format json', 'rows 50', 'subject Spotify users'],
  ['put it in an excel file, 20 rows of airline bookings', 'format xlsx', 'rows 20'],
  ['csv with 1 million users: Name, Email', 'format csv', 'rows 1000000', 'names Name, Email'],
  ['100 customers, seed 42', 'seed 42', 'rows 100'],
  ['customers in Nairobi', 'locale en_KE Nairobi'],
  ['professionals based in Austin, Texas', 'locale en_US Austin'],
  ['200 Indian customers', 'locale en_IN -', 'rows 200'],
  ['employee data for 200 employees: employee ID like E-1001, full name', 'rows 200', 'employee ID pattern E-####'],
  ['Generate a table with 50 students and their grades', 'rows 50', 'subject students'],
  [
    'bank data, 10000 transactions for 500 customers over 2024',
    'rows 10000',
    '500 different customers',
    'period 2024-01-01..2025-01-01',
  ],
  [
    'monthly revenue for 3 product lines from Jan 2022 to Dec 2024',
    'every 1 month of 3 product lines',
    'period 2022-01-01..2025-01-01',
  ],
  [
    'Users table: id, username. Posts table: id, user_id (foreign key to users). 10 users and 100 posts.',
    'Users: rows 10',
    'Posts: rows 100',
    'Posts: user_id -> users',
  ],
  [
    'car data: make, mileage (0 to 250000), price which decreases with mileage, fuel_type petrol/diesel with 60/40 split',
    'names make, mileage, price, fuel_type',
    'price - mileage',
    'fuel_type {petrol:60|diesel:40}',
  ],
  [
    'tickets 5x during the outage on March 15, resolution time degrades from 4h to 18h',
    'spike resolution time 2026-03-15..2026-03-16 x4.5 4->18hour effect',
  ],
  [
    'access logs, 1 day of data, plus an attack simulation with 100 attack requests',
    'anomalies attack requests #100',
    'period 2026-11-22..2026-11-23',
  ],
  ['tickets with id, status. Include a mix of resolved and open tickets.', 'status {resolved|open|…}'],
  ['flights with flight_no (two letters followed by 3-4 digits), id', 'flight_no pattern AA####'],
  [
    'Make more volunteers (100 ish). Make 5 supervisors and assign all but 1 volunteer to a supervisor',
    'volunteers: rows ~100',
    'supervisors: rows 5',
    'volunteers: supervisor -> supervisors',
    'volunteers: supervisor nulls 0.01',
  ],
  // Contradictions
  ['customers with age over 30 and under 20', '? "age" cannot be over 30 and under 20: which bounds are meant?'],
  ['0 rows of sales', '? "0 rows" asks for 0 rows: how many rows should the table have (1 or more)?'],
  ['exactly 10 rows of users. Give me 20 rows', '? The request says 10 rows and also 20 rows: which number is meant?'],
  [
    'customers with plan (60% basic, 70% pro)',
    '? The shares of "plan" add up to 130 %: which shares are meant (100 % together)?',
  ],
  [
    'customers with columns id, 120% premium',
    '? "premium" cannot hold for 120 % of the rows: which share is meant (0 to 100 %)?',
  ],
];

describe('phrases', () => {
  it.each(phrases)('%s', async (request, ...fragments) => {
    const lines = sketch(await read(request));
    expect(
      fragments.filter((fragment) => !lines.includes(fragment)).concat(fragments.length === 0 ? ['no fragments'] : []),
      `read: ${JSON.stringify(lines, null, 1)}`,
    ).toEqual([]);
  });
});

describe('asking for a table', () => {
  it.each([
    'what is the weather today?',
    'hello there',
    'asdf qwer',
    'write me a poem about autumn',
    'how do I sort a list in python',
    'convert the temperatures to Fahrenheit',
    'thanks!',
    'tell me a joke',
    'zxcv',
    '???',
    '',
  ])('is not seen in "%s"', async (request) => {
    expect((await read(request)).askedForTable).toBeLessThan(0.3);
  });

  it.each([
    'online bookstore customers',
    'Generate a dataset for an ecommerce store',
    '20 rows of airline bookings',
    'nginx access logs, 1 day of data',
    'id,name,email',
    'I need fake patients',
    'Registros de vendas',
    'employee records with salary',
  ])('is seen in "%s"', async (request) => {
    expect((await read(request)).askedForTable).toBeGreaterThanOrEqual(0.4);
  });
});
