const oneDespiteS =
  /(ss|us|is|lens|canvas|series|gas|glass|chess|express|press|news|bus|plus|bliss|moss|tennis|hummus|asparagus|compass|mattress|atlas|mars|diabetes|mumps|rabies|politics|physics|mathematics|economics|athletics|species|sms|gps|ios|os)$/iu;
const manyWithoutS = /^(people|children|men|women|feet|teeth|mice|geese|dice|media|data|criteria)$/iu;

/** Whether an English noun phrase speaks of several things: "running shoes", "scissors", "sheets of paper", but not "chess" or "Set of 4 mugs". */
export function isPlural(phrase: string): boolean {
  const noun = phrase
    .replace(/[([,/–—].*$/u, '')
    .replace(/\s(for|with|of|in|and|by|from|to|without|on|at|-)\s.*$/iu, '')
    .replace(/(\s+[\d.,]+\s*\S{0,4})+$/u, '')
    .trim();
  const last = noun.split(/[\s-]/u).at(-1) ?? '';
  if (manyWithoutS.test(last)) return true;
  return /[a-z]s$/u.test(last) && !oneDespiteS.test(last);
}
