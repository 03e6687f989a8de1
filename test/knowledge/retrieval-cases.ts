import type { FindContext } from '../../src/knowledge/find-concept.ts';

/** A column name as people write it, and the concepts that would all be right (the id, or a concept that `is` it). */
export type RetrievalCase = readonly [words: string, right: string, context?: FindContext];

/** Written before any of them was tried; the share found at first try is reported, not tuned. */
export const retrievalCases: readonly RetrievalCase[] = [
  // People
  ['FirstName', 'first_name'], ['first name', 'first_name'], ['fname', 'first_name'], ['Given Name', 'first_name'], ['LAST_NAME', 'last_name'], ['surname', 'last_name'],
  ['familyName', 'last_name'], ['Full Name', 'full_name'], ['customer full name', 'full_name'], ['CustomerName', 'full_name'], ['patient name', 'full_name'],
  ['name of the driver', 'full_name'], ['Email Address', 'email'], ['e-mail', 'email'], ['contact_email', 'email'], ['work email', 'email'], ['PhoneNumber', 'phone'],
  ['mobile no', 'phone'], ['home phone', 'phone'], ['DateOfBirth', 'birth_date'], ['D.O.B.', 'birth_date'], ['birthdate', 'birth_date'], ['Age (years)', 'age'],
  ['patient_age', 'age'], ['sex', 'sex|gender'], ['Gender', 'gender'], ['marital_status', 'marital_status'], ['highest qualification', 'education_level'],
  ['number of kids', 'children_count'], ['Dependents', 'children_count'], ['race', 'ethnicity'], ['citizenship', 'nationality'], ['SSN', 'national_id'], ['passport no', 'passport_number'],
  ['occupation', 'occupation|job_title'], ['annual_income', 'income'], ['household income', 'income'], ['credit score', 'credit_score'], ['FICO', 'credit_score'], ['user name', 'username'],
  // Places
  ['City', 'city'], ['customer_city', 'city'], ['zip code', 'postcode'], ['ZipCode', 'postcode'], ['postal_code', 'postcode'], ['State/Province', 'state'], ['country code', 'country_code'],
  ['Country of residence', 'country'], ['home address', 'address|street_address'], ['street address', 'street_address'], ['lat', 'latitude'], ['lng', 'longitude'], ['destination city', 'city'],
  ['billing_city', 'city'], ['shipping address', 'address'], ['time zone', 'timezone'],
  // Commerce
  ['Product Name', 'product_name'], ['item', 'product_name|product_id'], ['SKU', 'product_id'], ['product_category', 'product_category'], ['Unit Price', 'unit_price'], ['price per unit', 'unit_price'],
  ['unit_price_usd', 'unit_price'], ['Qty', 'quantity'], ['quantity ordered', 'quantity'], ['units_sold', 'units_sold|quantity'], ['num_items', 'quantity|count|basket_size'], ['Discount %', 'discount_percent'],
  ['discount_pct', 'discount_percent'], ['tax', 'tax_amount'], ['VAT amount', 'tax_amount'], ['freight', 'shipping_cost'], ['delivery fee', 'shipping_cost'], ['Order Total', 'total_amount'],
  ['total_price', 'total|total_amount'], ['grand total', 'total|total_amount'], ['subtotal', 'subtotal'], ['Order ID', 'order_id'], ['OrderNumber', 'order_id'], ['orderDate', 'order_date'], ['date of purchase', 'purchase_date|order_date'],
  ['order_status', 'order_status'], ['delivery_status', 'order_status|shipment_status'], ['payment type', 'payment_method'], ['Payment Method', 'payment_method'], ['stock', 'stock_quantity'], ['qty in stock', 'stock_quantity'],
  ['is_available', 'in_stock|active|flag'], ['star rating', 'rating'], ['avg_rating', 'rating|rating_decimal'], ['review_count', 'review_count'], ['number of ratings', 'review_count'], ['review', 'review_text'], ['reviewText', 'review_text'],
  ['ship_date', 'ship_date'], ['delivered at', 'delivery_date'], ['return reason', 'return_reason'], ['tracking #', 'tracking_number'], ['supplier', 'supplier_name'], ['vendor name', 'supplier_name'], ['sales rep', 'salesperson'],
  ['customer_lifetime_value', 'lifetime_value'], ['loyalty points', 'loyalty_points'], ['membership tier', 'loyalty_tier'], ['coupon_code', 'coupon_code'], ['profit margin', 'margin'], ['recency', 'recency_days'],
  // Work
  ['EmployeeID', 'employee_id'], ['emp_no', 'employee_id'], ['job title', 'job_title'], ['Position', 'job_title|rank'], ['dept', 'department'], ['base salary', 'salary'], ['Salary in USD', 'salary'],
  ['salary_eur', 'salary'], ['years of experience', 'experience_years'], ['yrs_experience', 'experience_years'], ['years at company', 'tenure_years'], ['hire_date', 'hire_date'], ['Date of Joining', 'hire_date'],
  ['reports to', 'manager_name'], ['line manager', 'manager_name'], ['performance score', 'performance_rating'], ['hourly wage', 'hourly_rate'], ['overtime_hours', 'overtime_hours'], ['clock in', 'check_in'], ['employment type', 'employment_type'],
  ['company', 'company_name'], ['industry', 'industry'], ['number of employees', 'employee_count'], ['remote?', 'work_mode|flag'],
  // Health
  ['MRN', 'patient_id'], ['Diagnosis', 'diagnosis'], ['ICD-10 code', 'diagnosis_code'], ['medication', 'prescription'], ['prescribed drug', 'prescription'], ['dosage', 'dosage'], ['systolic_bp', 'systolic_bp'], ['blood pressure', 'blood_pressure'],
  ['HeartRate', 'heart_rate'], ['BMI', 'bmi'], ['height_cm', 'height'], ['Height (in)', 'height'], ['weight_kg', 'weight|body_weight'], ['blood sugar', 'glucose'], ['cholesterol level', 'cholesterol'], ['smoker', 'smoker'], ['is_smoker', 'smoker'],
  ['attending physician', 'doctor_name'], ['admission date', 'admission_date'], ['length_of_stay', 'length_of_stay'], ['no_show', 'no_show'], ['appointment date', 'appointment_date'], ['SpO2', 'oxygen_saturation'], ['insurance provider', 'insurance_provider'],
  // Finance
  ['transaction_amount', 'transaction_amount|amount'], ['txn_id', 'transaction_id'], ['account no', 'account_number'], ['IBAN', 'iban'], ['current balance', 'balance'], ['loan amount', 'loan_amount'], ['APR', 'interest_rate'], ['EMI', 'monthly_payment'],
  ['is_fraud', 'fraud'], ['fraud_flag', 'fraud'], ['risk score', 'risk_score'], ['PD', 'probability_of_default'], ['LGD', 'loss_given_default'], ['default', 'default_flag'], ['policy number', 'policy_id'], ['claim amount', 'claim_amount'], ['closing price', 'close_price'],
  ['ticker', 'ticker'], ['invoice_no', 'invoice_id'], ['due date', 'due_date'], ['credit card number', 'card_number'], ['portfolio value', 'portfolio_value'],
  // Digital
  ['ip', 'ip_address'], ['client_ip', 'ip_address'], ['user_agent', 'user_agent'], ['status_code', 'http_status'], ['response time (ms)', 'response_time_ms'], ['page views', 'page_views'], ['session_duration', 'session_duration'], ['bounce rate', 'bounce_rate'],
  ['CTR', 'click_through_rate'], ['ad spend', 'ad_spend'], ['converted', 'conversion'], ['churned', 'churn'], ['MRR', 'monthly_recurring_revenue'], ['plan', 'plan'], ['ticket_id', 'ticket_id'], ['issue type', 'issue_category'], ['priority', 'priority'], ['log level', 'log_level'],
  ['cpu_usage_percent', 'cpu_usage'], ['last login', 'last_login'], ['created_at', 'created_at'], ['signup_date', 'registration_date'], ['is_active', 'active'], ['device type', 'device_type'], ['num_logins', 'login_count'],
  // Sensing and things
  ['temp_c', 'temperature'], ['Temperature (°F)', 'temperature'], ['humidity', 'humidity'], ['wind speed km/h', 'wind_speed'], ['rainfall_mm', 'precipitation'], ['PM2.5', 'pm25'], ['battery %', 'battery_level'], ['voltage', 'voltage'], ['rpm', 'rotational_speed'],
  ['distance_km', 'distance'], ['trip distance (miles)', 'trip_distance'], ['fuel used', 'fuel_consumed'], ['mileage', 'mileage'], ['make', 'vehicle_make|brand'], ['license plate', 'license_plate'], ['VIN', 'vin'], ['sqft', 'square_footage'], ['bedrooms', 'bedrooms'], ['monthly rent', 'monthly_rent'],
  // Study, media, other
  ['student id', 'student_id'], ['GPA', 'gpa'], ['math score', 'math_score'], ['isbn', 'isbn'], ['author', 'author_name'], ['movie title', 'movie_title'], ['artist', 'artist_name'], ['home_team', 'home_team'], ['likes', 'likes'], ['hashtags', 'hashtag'], ['check-in date', 'check_in_date'], ['nights', 'nights'],
  ['flight no', 'flight_number'], ['donation amount', 'donation_amount'], ['votes', 'vote_count'],
  // Slips, other languages, whole phrases
  ['adress', 'address'], ['catagory', 'category'], ['quantitiy', 'quantity'], ['recieved date', 'delivery_date'], ['custmer name', 'full_name'], ['fecha de nacimiento', 'birth_date'], ['preço unitário', 'unit_price'], ['Kundennummer', 'customer_id'], ['prénom', 'first_name'],
  ['电子邮件', 'email'], ['전화번호', 'phone'], ['住所', 'address'], ['salário', 'salary'], ['how many units were sold', 'units_sold|quantity'], ['date the order was shipped', 'ship_date'], ['name of the company they work for', 'company_name'],
];
