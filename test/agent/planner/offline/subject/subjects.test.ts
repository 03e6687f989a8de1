import { describe, expect, test } from 'vitest';
import { createOfflinePlanner } from '../../../../../src/agent/planner/offline/offline-planner.ts';
import type { Plan } from '../../../../../src/contract/plan.ts';
import { tableOf, today, writtenNames } from '../planner-of.ts';

const planner = createOfflinePlanner();

async function planOf(request: string): Promise<Plan> {
  const reply = await planner.plan({ request, seed: 1, inputs: [], today });
  if (reply.kind === 'clarify') throw new Error(`asked instead of planned: ${reply.question}`);
  return reply.plan;
}

/** The table that is written, its name and the start of its columns. */
async function shapeOf(request: string): Promise<{ readonly name: string; readonly columns: readonly string[] }> {
  const table = tableOf(await planOf(request));
  return { name: table.name, columns: writtenNames(table) };
}

describe('misspelt subjects', () => {
  test.each([
    ['restuarant list', 'restaurants', 'restaurant'],
    ['emplyoee data', 'employees', 'employee'],
    ['patietns', 'patients', 'patient'],
    ['stduents, 12 rows', 'students', 'student'],
    ['hotle bookings', 'bookings', 'hotel'],
    ['custommers', 'customers', 'customer'],
    ['40 prodcuts', 'products', 'product'],
    ['invetory of a toy shop', 'inventory', 'inventory'],
    ['reservatoins of a spa', 'bookings', 'reservation'],
    ['musuem tickets', 'visits', 'museum'],
    ['a recipies table', 'recipes', 'recipe'],
    ['hospitall admissions', 'admissions', 'hospital'],
    ['univercity students', 'students', 'university'],
    ['inusrance claims', 'claims', 'insurance'],
    ['subscribtions', 'subscriptions', 'subscription'],
  ])('%s', async (request, table, right) => {
    const plan = await planOf(request);
    expect({
      table: tableOf(plan).name,
      said: plan.assumptions.some((one) => one.endsWith(`is read as "${right}"`)),
    }).toEqual({ table, said: true });
  });

  test.each(['lighthouse keepers', 'kites', 'balloons', 'planets', 'candles', 'brown bears', 'granite quarries'])(
    'right words stay: %s',
    async (request) => {
      const plan = await planOf(`20 ${request}`);
      expect(plan.assumptions.filter((one) => / is read as "[a-z]+"$/u.test(one))).toEqual([]);
    },
  );

  test('a column name given to the letter stays as it is', async () => {
    expect((await shapeOf('10 rows with columns: custmer_id, prodct, qantity')).columns).toEqual([
      'custmer_id',
      'prodct',
      'qantity',
    ]);
  });
});

describe('noun phrases', () => {
  test.each([
    ['vineyard harvest log', 'grape_harvests'],
    ['drone flight logs', 'drone_flights'],
    ['dentist appointments for next week', 'appointments'],
    ['pet shop inventory', 'inventory'],
    ['lighthouse maintenance log', 'maintenance'],
    ['yoga studio members', 'members'],
    ['library payments', 'payments'],
    ['museum visitors', 'visitors'],
    ['bakery orders', 'orders'],
    ['choir participants', 'participants'],
    ['zeppelin tour bookings', 'bookings'],
    ['playground inspections', 'inspections'],
    ['bike shop repairs', 'repairs'],
    ['kayak rentals', 'rentals'],
    ['tattoo studio reviews', 'reviews'],
    ['10 days of weather in Berlin', 'observations'],
    ['tree inventory', 'trees'],
    ['surgery schedule', 'surgeries'],
    ['family tree', 'ancestors'],
    ['football players, 5 rows', 'players'],
    ['a list of planets', 'planets'],
    ['wedding guests', 'wedding_guests'],
  ])('%s', async (request, table) => {
    expect((await shapeOf(request)).name).toBe(table);
  });

  test('a business that is known draws what it sells from its own pool', async () => {
    const table = tableOf(await planOf('bakery orders'));
    const item = table.columns.find((column) => column.name === 'item');
    expect(item?.source).toEqual({
      kind: 'entity',
      pool: 'offer',
      part: 'item',
      of: 'offer',
      where: { business: ['bakery'] },
      match: {},
    });
  });

  test('a business nobody knows lends its word to what it offers', async () => {
    const table = tableOf(await planOf('zeppelin tour bookings'));
    const service = table.columns.find((column) => column.name === 'service')?.source;
    expect(service?.kind === 'category' ? service.values.map((one) => one.value) : []).toContain(
      'Premium Zeppelin Tour Package',
    );
  });

  test('a domain that explains every word stays', async () => {
    expect([
      (await shapeOf('hotel bookings')).columns.includes('hotel_name'),
      (await shapeOf('clinic appointments')).columns.includes('patient_name'),
      (await shapeOf('bank transactions')).columns.includes('service'),
    ]).toEqual([true, true, false]);
  });

  test('what was read is said', async () => {
    expect((await planOf('tattoo studio bookings')).assumptions).toContain(
      '"tattoo studio bookings" is read as the bookings of a business: tattoo studio',
    );
  });

  test.each(['asdf qwer', 'lkjd zzzz', 'hello', 'thanks a lot', 'order me a pizza'])(
    'no table: %s',
    async (request) => {
      expect((await planner.plan({ request, seed: 1, inputs: [], today })).kind).toBe('clarify');
    },
  );
});

describe('other languages', () => {
  test.each([
    ['100 empleados', 'employees', ['id_empleado', 'nombre', 'apellido']],
    ['200 vendas de uma padaria', 'vendas', ['id_venda', 'data_venda', 'item']],
    ['reservas de una barbería', 'reservas', ['id_reserva', 'fecha_reserva', 'nombre_cliente']],
    ['30 Bestellungen einer Bäckerei', 'bestellungen', ['bestell_id', 'bestelldatum', 'kundenname']],
    ['20 klanten van een fietsenwinkel', 'customers', ['klant_id', 'voornaam', 'achternaam']],
    ['20 prenotazioni di un ristorante', 'prenotazioni', ['id_prenotazione', 'data_prenotazione']],
    ['genera 20 dipendenti con nome, stipendio e reparto', 'employees', ['nome', 'stipendio', 'reparto']],
    ['maak 30 klanten met naam, e-mail en woonplaats', 'customers', ['naam', 'e_mail', 'woonplaats']],
    ['je veux 40 commandes avec date, produit et montant', 'commandes', ['date', 'produit', 'montant']],
    ['erstelle mir 100 Mitarbeiter mit Gehalt', 'employees', ['mitarbeiter_id', 'gehalt']],
    ['mujhe 50 students ka data chahiye with name, marks, city', 'students', ['name', 'mark', 'city']],
    ['生成100条客户数据,包含姓名、邮箱、城市', 'customers', ['姓名', '邮箱', '城市']],
    ['生成50条订单数据', 'orders', ['订单号', '下单日期']],
    ['données météo pour Paris, 30 jours', 'observations', ['date', 'ville']],
    ['crie uma tabela de 10 alunos com notas', 'students', ['id_aluno', 'nota', 'nome']],
  ])('%s', async (request, name, first) => {
    const shape = await shapeOf(request);
    expect({ name: shape.name, first: shape.columns.slice(0, first.length) }).toEqual({ name, first });
  });

  test('people are of where the language is spoken, and that is said', async () => {
    const plan = await planOf('20 dipendenti con nome e città');
    const name = tableOf(plan).columns.find((column) => column.name === 'nome')?.source;
    expect({
      locales: name?.kind === 'person' ? name.locales : null,
      said: plan.assumptions.some((one) => one.includes('people and places are of IT')),
    }).toEqual({ locales: [{ locale: 'it', weight: 1 }], said: true });
  });

  test('English words of other languages stay English in an English request', async () => {
    expect((await shapeOf('10 rows with columns met_target, come_back, die_count')).columns).toEqual([
      'met_target',
      'come_back',
      'die_count',
    ]);
  });
});
