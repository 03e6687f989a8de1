import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';
import { sketch } from './sketch.ts';

/** Requests in other languages, and what at least must be read from them (as of 2026-11-23). */
const requests: readonly (readonly [string, ...string[]])[] = [
  // Spanish
  ['Genera 80 reservas: id, fecha, personas entre 2 y 8', 'rows 80', 'personas [2..8]', 'names id, fecha, personas'],
  ['120 pedidos con columnas codigo, ciudad e importe de 5 a 90', 'rows 120'],
  ['200 facturas: id, emitida, pagada. pagada es posterior a emitida.', 'rows 200', 'rule pagada >= emitida'],
  ['90 socios: id, tipo (oro, plata). El 30 % de las filas son oro.', 'rows 90', 'tipo {oro|plata}', 'tipo 30% oro'],
  ['60 visitas: id, dia (entre el 3 de abril y el 9 de mayo de 2025)', 'dia 2025-04-03..2025-05-09'],
  [
    '75 ventas: cantidad entre 1 y 9, precio entre 2 y 20, total = cantidad * precio',
    'rule total == cantidad * precio',
  ],
  ['dos mil filas de empleados', 'rows 2000'],
  ['40 alumnos: nombre, aprobado (si/no)', 'aprobado {si|no}'],
  // Portuguese
  ['Gere 70 consultas: id, medico, duracao entre 10 e 60', 'rows 70', 'duracao [10..60]'],
  ['Preciso de 90 vendas: id, canal (loja, site). 25% das linhas são site.', 'rows 90', 'canal 25% site'],
  ['110 entregas: id, saida, chegada. chegada depois de saida.', 'rule chegada >= saida'],
  ['300 linhas de vendas com preço entre 8,50 e 25,00 reais', 'rows 300', 'preço [8.5..25] BRL'],
  ['50 contas: id, data_abertura em 2024', 'data_abertura 2024-01-01..2025-01-01 exclusive'],
  // French
  ['Crée 80 réservations : id, date, couverts entre 2 et 9', 'rows 80', 'couverts [2..9]'],
  ['90 trajets : id, depart, arrivee. arrivee vient après depart.', 'rule arrivee >= depart'],
  ['70 prêts : id, duree, rendu (oui/non). La durée est comprise entre 3 et 30.', 'duree [3..30]', 'rendu {oui|non}'],
  ['100 billets : id, tarif (plein, reduit). 40 % des lignes sont reduit.', 'tarif 40% reduit'],
  ['60 commandes : quantite de 1 à 5, prix de 2 à 8, total = quantite * prix', 'rule total == quantite * prix'],
  // German
  ['Erstelle 80 Buchungen: id, anreise, abreise. Die Abreise liegt immer nach der Anreise.', 'rule Abreise >= Anreise'],
  ['90 Kurse: id, teilnehmer zwischen 4 und 20', 'rows 90', 'teilnehmer [4..20]'],
  ['120 Pakete: id, status (offen, zugestellt). 70 % der Zeilen sind zugestellt.', 'status 70% zugestellt'],
  ['60 Fahrten: id, preis zwischen 1,50 und 12 Euro', 'preis [1.5..12] EUR'],
  ['150 Mieten: id, art (kurz, lang), ein Drittel sind lang', 'rows 150'],
  // Italian
  ['Mi servono 90 lezioni: id, data, iscritti da 3 a 15', 'rows 90', 'iscritti [3..15]', 'names id, data, iscritti'],
  [
    'Crea 70 ordini: quantita da 1 a 9, prezzo da 2 a 7, totale = quantita * prezzo',
    'rule totale == quantita * prezzo',
  ],
  ['80 noleggi: id, inizio, fine. fine dopo inizio.', 'rule fine >= inizio'],
  ['60 soci: id, tipo (junior, senior). 30% delle righe sono junior.', 'tipo 30% junior'],
  ['40 eventi: id, giorno tra il 3 aprile e il 9 maggio 2025', 'giorno 2025-04-03..2025-05-09'],
  // Dutch
  ['Maak een tabel met 90 boekingen: id, aankomst, vertrek. vertrek komt na aankomst.', 'rule vertrek >= aankomst'],
  ['80 lessen: id, deelnemers tussen 3 en 12', 'rows 80', 'deelnemers [3..12]'],
  [
    'Maak 70 bestellingen: aantal van 1 tot 9, prijs van 2 tot 7, totaal = aantal * prijs',
    'rule totaal == aantal * prijs',
  ],
  ['60 leden: id, soort (jeugd, volwassen). 40% van de rijen zijn jeugd.', 'soort 40% jeugd'],
  // Chinese
  ['生成300条订单：订单号、城市、金额（10到200之间）', 'rows 300', '金额 [10..200]'],
  ['生成120条借书记录：编号、类型（小说/诗集），其中诗集占25%。', 'rows 120', '类型 {小说|诗集}', '类型 25% 诗集'],
  ['生成60条记录：编号、日期（2025年3月）', 'rows 60', '日期 2025-03-01..2025-04-01 exclusive'],
  // Hindi among English
  ['Mujhe 90 students ka data chahiye: roll_no, marks (10 se 95)', 'rows 90', 'marks [10..95]'],
  ['200 rows chahiye: id, mode (cash, card), amount 5 se 50', 'rows 200', 'mode {cash|card}'],
];

describe('other languages', () => {
  it.each(requests)('%s', async (request, ...lines) => {
    const found = sketch(await read(request));
    expect(lines.filter((line) => !found.includes(line))).toEqual([]);
  });
});
