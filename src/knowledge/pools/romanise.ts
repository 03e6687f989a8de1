// Letters that Unicode decomposition leaves whole, and Cyrillic and Greek letters by the usual passport spellings (ICAO Doc 9303, ELOT 743).
const letters = new Map<string, string>(
  Object.entries({
    ß: 'ss',
    æ: 'ae',
    ø: 'o',
    œ: 'oe',
    ð: 'd',
    þ: 'th',
    đ: 'd',
    ł: 'l',
    ı: 'i',
    ħ: 'h',
    ŋ: 'n',
    ŀ: 'l',
    ə: 'e',
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ґ: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    є: 'ie',
    ж: 'zh',
    з: 'z',
    и: 'i',
    і: 'i',
    ї: 'i',
    й: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'iu',
    я: 'ia',
    α: 'a',
    β: 'v',
    γ: 'g',
    δ: 'd',
    ε: 'e',
    ζ: 'z',
    η: 'i',
    θ: 'th',
    ι: 'i',
    κ: 'k',
    λ: 'l',
    μ: 'm',
    ν: 'n',
    ξ: 'x',
    ο: 'o',
    π: 'p',
    ρ: 'r',
    σ: 's',
    ς: 's',
    τ: 't',
    υ: 'y',
    φ: 'f',
    χ: 'ch',
    ψ: 'ps',
    ω: 'o',
  }),
);

// Revised Romanization of Korean: Hangul syllables are 0xAC00 + (initial × 21 + vowel) × 28 + final (The Unicode Standard, section 3.12).
const initials = 'g,kk,n,d,tt,r,m,b,pp,s,ss,,j,jj,ch,k,t,p,h'.split(',');
const vowels = 'a,ae,ya,yae,eo,e,yeo,ye,o,wa,wae,oe,yo,u,wo,we,wi,yu,eu,ui,i'.split(',');
const finals = ',k,k,k,n,n,n,t,l,k,m,l,l,l,p,l,m,p,p,t,t,ng,t,t,k,t,p,t'.split(',');

/** Latin letters without marks for a text in Latin, Cyrillic, Greek or Hangul; letters of other scripts are left out. Case is kept where there is one. */
export function romanise(text: string): string {
  let ascii = '';
  for (const letter of text.normalize('NFC')) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 128) ascii += letter;
    else if (code >= 0xac00 && code <= 0xd7a3) ascii += romaniseHangul(code - 0xac00);
    else ascii += romaniseLetter(letter);
  }
  return ascii;
}

/** The lower-case letters and digits of a text's Latin form, and nothing else: fit for an e-mail address or a domain. */
export function slug(text: string): string {
  return romanise(text)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/gu, '');
}

function romaniseLetter(letter: string): string {
  const lower = letter.toLowerCase();
  const plain = letter.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const known = letters.get(lower) ?? letters.get(plain.toLowerCase());
  if (known === undefined) return /^[\u0020-\u007e]*$/u.test(plain) ? plain : '';
  return lower === letter ? known : `${known.slice(0, 1).toUpperCase()}${known.slice(1)}`;
}

function romaniseHangul(offset: number): string {
  const initial = initials[Math.floor(offset / 588)] ?? '';
  const vowel = vowels[Math.floor((offset % 588) / 28)] ?? '';
  return `${initial}${vowel}${finals[offset % 28] ?? ''}`;
}
