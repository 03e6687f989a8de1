const soundsLikeConsonant = /^(uni([^nm]|$)|use|usu|uti|eu|one\b|once|ubi|u[krsx]\b|u-)/iu;
const soundsLikeVowel = /^(hour|honest|heir|honou?r|x-ray|[8]|11\b|18\b|[FHLMNRSX][A-Z0-9]+\b|mri\b|sms\b|html?\b)/u;

/** The English article for a phrase, by the sound it begins with. */
export function articleFor(phrase: string): 'a' | 'an' {
  const start = phrase.trimStart().replace(/^["'“(]/u, '');
  if (soundsLikeVowel.test(start)) return 'an';
  return /^[aeiou]/iu.test(start) && !soundsLikeConsonant.test(start) ? 'an' : 'a';
}

/** The text with its first letter as a capital. */
export function capitalise(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** The text with its first letter small, unless the second one is a capital too (as in USB). */
export function decapitalise(text: string): string {
  return /^\p{Lu}(\p{Lu}|\d)/u.test(text) ? text : `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
