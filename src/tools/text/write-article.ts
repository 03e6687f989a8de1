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

/** A name as it stands within a sentence: "Wireless Mouse" becomes "wireless mouse"; USB-C, 4K and iPhone stay. */
export function withinSentence(name: string): string {
  return name.replaceAll(/(?<![\p{L}\d])\p{Lu}\p{Ll}+(?![\p{L}\d])/gu, (word) => word.toLowerCase());
}
