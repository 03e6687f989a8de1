const words: readonly (readonly [share: number, words: string])[] = [
  [
    1,
    'very positive, strongly positive, positive, pos, joy, joyful, happy, happiness, love, good, great, excellent, outstanding, satisfied, ' +
      'very satisfied, delighted, favorable, favourable, recommended, like, liked, thumbs up, bullish, very good, promoter, strongly agree, agree, ' +
      'exceeds expectations, exceeded expectations, high, ' +
      'positivo, positiva, muy positivo, bueno, excelente, satisfecho, positiv, sehr gut, gut, zufrieden, positif, positive, bon, satisfait, ótimo, satisfeito',
  ],
  [0.7, 'passive, somewhat satisfied, mostly positive, slightly positive, fair'],
  [
    0.5,
    'neutral, mixed, average, ok, okay, moderate, medium, indifferent, neither, so-so, partially satisfied, meets expectations, met expectations, ' +
      'surprise, curious, neutro, neutra, regular, mixto, neutre, mitigé, gemischt, mittel, misto, mittelmäßig, médio',
  ],
  [
    0,
    'negative, neg, very negative, strongly negative, bad, very bad, poor, terrible, awful, anger, angry, sad, sadness, fear, disgust, frustrated, ' +
      'frustration, dissatisfied, very dissatisfied, unsatisfied, disappointed, unhappy, unfavorable, unfavourable, not recommended, dislike, hate, ' +
      'thumbs down, bearish, detractor, strongly disagree, disagree, low, below expectations, needs improvement, ' +
      'negativo, negativa, muy negativo, malo, insatisfecho, negativ, schlecht, unzufrieden, négatif, négative, mauvais, insatisfait, ruim, insatisfeito',
  ],
];
const shares: ReadonlyMap<string, number> = new Map(
  words.flatMap(([share, list]) => list.split(', ').map((word) => [word, share] as const)),
);

/** What a word for a mood is worth, from 0 (bad) to 1 (good); null for a word that names none. `passive` lies between neutral and good. */
export function moodShare(word: string): number | null {
  const plain = word.toLowerCase().replaceAll(/[_-]+/gu, ' ').trim();
  return shares.get(plain) ?? shares.get(plain.replace(/ .*$/u, '')) ?? null;
}
