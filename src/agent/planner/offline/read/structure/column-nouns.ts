import { foldWord } from '../text/fold.ts';
import { wordSet } from '../text/word-set.ts';

/** Last words of names that nearly always name a column, whatever the table is about. */
const nouns = wordSet(
  'id name date time timestamp datetime price amount cost total subtotal fee fare status type category kind code number no email mail phone address city country region state zip postcode age gender sex title description comment comments note notes rating score quantity qty count duration length weight height width depth size volume distance speed temperature humidity pressure unit value currency discount tax rate percent percentage salary income balance brand model color colour year month day hour week weekday start end begin finish arrival departure origin destination source target level grade rank position department role company supplier vendor customer client user owner author artist track album genre species breed language channel method payment product item sku seller buyer driver agent patient doctor diagnosis procedure treatment teacher student course subject room seat row floor plate street district zone area station line route location latitude longitude lat lon url ip username password birthdate dob surname firstname lastname first_name last_name nationality occupation profession reason result outcome flag active verified paid cancelled completed priority severity reading measurement sensor device machine operator shift team player points goals winner revenue sales profit stock inventory visitors attendance passengers occupancy deliveries bookings members views clicks likes downloads deposit tip signature bottle vintage grape fecha nombre precio ciudad edad estado total cantidad pais correo telefono direccion nome preco cidade idade quantidade data valor prix nom ville montant datum preis stadt alter betrag ort strasse prezzo citta quantita',
);

/** Whether the last word of a name is one that columns are called by. */
export function isColumnNoun(name: string): boolean {
  const words = foldWord(name)
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  return nouns.has(last) || nouns.has(last.replace(/s$/u, ''));
}
