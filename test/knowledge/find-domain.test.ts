import { beforeAll, describe, expect, test } from 'vitest';
import { findDomain } from '../../src/knowledge/find-domain.ts';
import { loadKnowledge, type Knowledge } from '../../src/knowledge/load-knowledge.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await loadKnowledge();
});

describe('findDomain', () => {
  test.each([
    ['sales activity', 'sales', 'sales'],
    ['retail store sales', 'sales', 'sales'],
    ['ecommerce store', 'ecommerce', 'orders'],
    ['online bookstore customers', 'bookstore', 'customers'],
    ['e-commerce product catalog', 'ecommerce', 'products'],
    ['airline bookings', 'travel', 'bookings'],
    ['hotel bookings', 'hotel', 'bookings'],
    ['uber rides', 'ridehailing', 'rides'],
    ['healthcare provider', 'patients', 'visits'],
    ['medical appointment no-shows', 'appointments', 'appointments'],
    ['CT scans', 'radiology', 'exams'],
    ['blood test results', 'labs', 'results'],
    ['clinical trial participants', 'clinicaltrials', 'participants'],
    ['IFRS9 expected credit losses', 'creditrisk', 'exposures'],
    ['loan applications', 'loans', 'applications'],
    ['insurance fraud', 'insurancefraud', 'claims'],
    ['credit card fraud transactions', 'fraud', 'transactions'],
    ['investment customers', 'investments', 'customers'],
    ['bank transactions', 'banking', 'transactions'],
    ['stock prices', 'stocks', 'prices'],
    ['employees of a tech company', 'employees', 'employees'],
    ['job applicants', 'recruiting', 'applications'],
    ['employee attendance', 'attendance', 'attendance'],
    ['student grades', 'students', 'students'],
    ['customer support tickets', 'support', 'tickets'],
    ['customer churn', 'churn', 'customers'],
    ['customer segmentation', 'segmentation', 'customers'],
    ['nginx access logs', 'weblogs', 'requests'],
    ['website traffic', 'webanalytics', 'sessions'],
    ['IoT sensor readings', 'sensors', 'readings'],
    ['smart meter data', 'energy', 'readings'],
    ['solar panels', 'solar', 'production'],
    ['satellite telemetry', 'telemetry', 'samples'],
    ['air quality measurements', 'airquality', 'readings'],
    ['crop yields', 'agriculture', 'fields'],
    ['real estate listings', 'realestate', 'listings'],
    ['used cars', 'vehicles', 'cars'],
    ['truck trips', 'logistics', 'trips'],
    ['warehouse inventory', 'warehouse', 'inventory'],
    ['factory quality control', 'manufacturing', 'production'],
    ['Spotify users', 'music', 'users'],
    ['movie ratings', 'movies', 'ratings'],
    ['football players', 'sports', 'players'],
    ['volunteers', 'nonprofit', 'volunteers'],
    ['pizza customers', 'fooddelivery', 'customers'],
    ['text-to-sql', 'llmtraining', 'sql'],
    ['math word problems', 'llmtraining', 'math'],
    ['ventas de una tienda', 'sales', 'sales'],
    ['registros de vendas de uma sorveteria', 'icecream', 'sales'],
    ['funcionários', 'employees', 'employees'],
    ['Krankenhaus Patienten', 'patients', 'visits'],
    ['销售数据', 'sales', 'sales'],
    ['센서 시계열', 'sensors', 'readings'],
    ['社員データ', 'employees', 'employees'],
  ])('%s: %s, table %s', (words, domain, table) => {
    const found = findDomain(knowledge, words)[0];
    expect(found && [found.domain.id, found.table.name]).toEqual([domain, table]);
  });

  test('is decided by columns when the words say nothing', () => {
    const found = findDomain(knowledge, 'a table', [
      'policy_number',
      'claim_amount',
      'claim_date',
      'adjuster',
      'deductible',
    ])[0];
    expect(found && [found.domain.id, found.table.name]).toEqual(['insurance', 'claims']);
  });

  test('gives how entities grow with the rows', () => {
    const sales = knowledge.domains.get('sales');
    const rows = Object.fromEntries((sales?.tables ?? []).map((table) => [table.name, table.rows]));
    expect(rows['products']).toEqual({ typical: 100, share: 0.0003, min: 60, max: 300 });
    expect(rows['customers']).toEqual({ typical: 300, share: 0.02, min: 50, max: 50000 });
  });

  test('finds nothing in nonsense', () => {
    expect(findDomain(knowledge, 'asdf qwer')).toEqual([]);
  });
});
