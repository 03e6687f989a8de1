/**
 * Words that tell an errand from a wish for a table: patterns over the request in lower case without accents.
 * Each errand has what marks it and how it is answered; what speaks of rows and columns wins over all of them.
 */

/** Something the words want done that no table answers. */
export type Errand = {
  readonly name:
    'page' | 'query' | 'attachment' | 'picture' | 'writing' | 'code' | 'action' | 'orders' | 'facts' | 'deceit';
  readonly marks: readonly RegExp[];
  /** A request that also says this is no such errand. */
  readonly unless?: RegExp;
  /** Also when the words speak of a table with rows or columns. */
  readonly evenForTables?: boolean;
  readonly answer: string;
};

const polite =
  "^(?:(?:please|pls|hey|hi|hello|ok|okay|so|can you|could you|would you|will you|i want you to|i need you to|i'd like you to|kindly|just|now)[ ,]+)*";
const made =
  /\b(?:fake|fictional|fictitious|synthetic|made[ -]up|make (?:it|them|something|one|some) up|invent(?:ed)?|imaginary|mock(?:ed)?|dummy|simulated?|sample|test|demo|plausible|realistic(?:ally)?|random(?:ly|ised|ized)?|looking|not real|like real|as if)\b/u;
const facts =
  '(?:(?:stock|share|crypto|bitcoin|gold|oil|petrol|gas|house|market) (?:prices?|quotes?|values?)|(?:exchange|interest|fx|currency|mortgage|inflation|unemployment) rates?|market caps?|market capitali[sz]ations?|weather(?: forecast)?|election results?|(?:match|game|exam|football|league|race|world cup) (?:results?|scores?|tables?|standings)|standings|rankings?|census figures|population (?:figures|numbers)|box office (?:figures|numbers)|gdp figures|phone numbers|home addresses|email addresses|medical (?:files|histories)|credit card numbers|passwords|bank accounts|social security numbers|passport numbers|list of|names (?:and|of)|salar(?:y|ies) of|scores)';

export const errands: readonly Errand[] = [
  {
    name: 'deceit',
    evenForTables: true,
    marks: [
      /\b(?:look|looks|looking|appear|seem|pass|pass(?:es)? it off|passed off|present(?:ed)?) (?:like|as|as if|for) (?:it (?:were|was|is) )?(?:an? |the )?(?:real|genuine|actual|authentic|true|official) [a-z ]{0,40}?(?:survey|study|trial|poll|research|audit|statement|results?|evidence|data)\b.*\b(?:press|publish|publication|journal|paper|investors?|court|regulators?|auditors?|tax|media|advert\w*|customers believe|convince|persuade|prove)\b/u,
      /\b(?:proves?|proving|evidence|proof) (?:that )?.*\b(?:look|looks|looking|appear|seem|pass) (?:like|as|for) (?:an? |the )?(?:real|genuine|actual|authentic)\b/u,
      /\b(?:fool|deceive|mislead|trick|defraud|fake (?:our|my) (?:results|books|numbers|figures) (?:for|to))\b.*\b(?:investors?|auditors?|regulators?|tax|court|customers|reviewers?|police|insurance|bank)\b/u,
    ],
    answer:
      'Made-up figures must not be passed off as a real survey, study or set of books, so this table is not made. A table that is openly synthetic, for a demo or a test, is possible: shall it be that?',
  },
  {
    name: 'page',
    marks: [
      new RegExp(
        `${polite}(?:(?:search|browse|scrape|crawl|google|surf|check|look (?:it |this |that )?up (?:on|in)|use) (?:on |through |in )?(?:the |this |that )?(?:web|internet|net|online|google|wikipedia|website|site|page|url|link)|scrape|crawl|google) ?`,
        'u',
      ),
      /\b(?:scrape|download|fetch|crawl|pull|extract|get|take|import|grab|copy)(?: \S+){0,6} (?:from|off|of) (?:the )?(?:web|internet|wikipedia|kaggle|google|linkedin|twitter|facebook|instagram|imdb|yahoo|amazon|website|web ?site|web ?page|page|url)\b/u,
      /https?:\/\/\S+.*\b(?:table|csv|sheet|dataset|list|data) (?:of|from|out of|with) (?:it|this|that|there|the page|the site)\b/u,
      /\b(?:from|of|at|in|scrape|fetch|read|open|summari[sz]e|visit) (?:this |the |that )?(?:page|url|link|site|article|website)?[ :]*https?:\/\/\S+/u,
      /^https?:\/\/\S+$/u,
    ],
    answer:
      'Nothing is fetched from the web: the page would have to be looked up, and Rowsmith makes synthetic tables only. Which columns should a made-up table have, and how many rows?',
  },
  {
    name: 'query',
    evenForTables: true,
    marks: [/^select (?:distinct )?(?:\*|\S+(?: ?, ?\S+)+) from \S+/u],
    answer:
      'That query reads a table that was not given. Should a made-up table with these columns be made instead, and how many rows should it have?',
  },
  {
    name: 'attachment',
    marks: [
      new RegExp(
        `${polite}(?:use|take|open|load|read|analy[sz]e|look at|clean(?: up)?|process|continue|extend|augment|summari[sz]e|enrich|fix) (?:the |my |our |this )?(?:attached|uploaded|enclosed|above|given|provided|previous|existing)? ?(?:file|sheet|spreadsheet|csv|workbook|attachment|document|pdf)\\b`,
        'u',
      ),
      /\b(?:in|from|to|of) (?:the |my |our )?(?:attached|uploaded|enclosed) (?:\S+ )?(?:file|sheet|spreadsheet|csv|excel|workbook|document|pdf|data|table)\b/u,
    ],
    answer:
      'That needs a file, and no file was given: which one is it? A new table can be made when you say what a row is and which columns it has.',
  },
  {
    name: 'picture',
    marks: [
      new RegExp(
        `${polite}(?:(?:draw|paint|sketch|render|generate|create|make|design|produce|show|give)(?: me| us)? )?(?:an? |some |the |\\d+ |few )?(?:\\S+ ){0,3}?(?:images?|pictures?|photos?|photographs?|pics?|drawings?|paintings?|icons?|logos?|illustrations?|videos?|animations?|gifs?|memes?|posters?|wallpapers?|portraits?|stickers?|emojis?|clip ?art|songs?|melod(?:y|ies)|soundtracks?|3d models?|bar charts?|pie charts?|charts?|infographics?) (?:of|for|showing|with|about|that|depicting|in the style)\\b`,
        'u',
      ),
      new RegExp(`${polite}(?:draw|paint|sketch|sing|compose|photograph|animate)\\b`, 'u'),
    ],
    unless: /\b(?:urls?|links?|metadata|captions?|sizes?|tags?|labels?|filenames?)\b/u,
    answer:
      'Pictures, sound and charts are out of scope: Rowsmith makes tables. A table about the same things is possible: what should one row be, and which columns should it have?',
  },
  {
    name: 'writing',
    marks: [
      new RegExp(
        `${polite}(?:tell|write|compose|recite|give|make|create|generate|draft|sing|read)(?: me| us| my \\S+)? (?:an? |some |the |another |your )?(?:\\S+ ){0,3}?(?:jokes?|poems?|haikus?|limericks?|essays?|stor(?:y|ies)|tales?|songs?|lyrics|letters?|e-?mails?|blog posts?|articles?|speech(?:es)?|tweets?|cover letters?|resumes?|cvs?|summar(?:y|ies)|recipes?|riddles?|novels?|captions?|press releases?|presentations?|slogans?)(?: (?:about|for|to|on|of|in|that|from|please|now|with)\\b|[.!?]*$)`,
        'u',
      ),
      new RegExp(`${polite}(?:translate|proofread|paraphrase|rewrite|summari[sz]e|explain|define|spell)\\b`, 'u'),
    ],
    answer:
      'That asks for a text of its own, and Rowsmith makes tables. A table of such texts is possible: what should one row be, and which columns should it have?',
  },
  {
    name: 'code',
    marks: [
      new RegExp(
        `${polite}(?:write|give|show|make|create|generate|help(?: me)?(?: with)?|need|fix|debug|refactor|i need)(?: me| us)? (?:an? |some |the |my |this )?(?:\\S+ ){0,3}?(?:function|script|regex|regular expression|program|macro|algorithm|unit tests?|code|class|method|sql query|query|formula|dockerfile|api client|web ?site|web ?page|app|bug|game|chatbot|bot)(?: (?:that|to|for|which|in|of|from|using|called)\\b|[.!?]*$)`,
        'u',
      ),
      new RegExp(`${polite}(?:debug|refactor|compile|deploy|run|execute) (?:this|my|the|it|our)\\b`, 'u'),
    ],
    unless: /\b(?:repositor(?:y|ies)|commits?|reviews|snippets|dataset|records)\b/u,
    answer:
      'That asks for a program, and Rowsmith makes tables. Test data for it is possible: what should one row be, and which columns should it have?',
  },
  {
    name: 'action',
    marks: [
      new RegExp(
        `${polite}(?:make|get|let|help|keep|turn) (?:my|our|your|me|us|this|the|it)\\b(?: (?!an?\\b)\\S+){0,3} (?:run|work|go|look|feel|win|grow|sleep|load|rich|happy|famous|stop|start|faster|slower|better|cheaper|richer|smarter|stronger|visible|lose|fix|understand|study|learn|on|off)\\b`,
        'u',
      ),
      new RegExp(
        `${polite}(?:(?:book|order|buy|sell|cook|bake|pay|rent|reserve|cancel|call|phone|text|remind|wake|send|email|mail|play|install|restart|reboot|turn (?:on|off)|switch (?:on|off)|hack|open|close|print|drive|schedule) (?:me|my|us|our|the|an?|this|that|it|to)\\b)`,
        'u',
      ),
    ],
    answer:
      'That is an errand outside a table, and Rowsmith makes tables of synthetic data. What should one row be, and which columns should it have?',
  },
  {
    name: 'orders',
    marks: [
      new RegExp(
        `${polite}(?:ignore|forget|disregard|override|bypass) (?:all |any |your |the |my |every |these |those )*(?:previous|prior|above|earlier|former|system|safety|existing)? ?(?:instructions?|rules|prompts?|guidelines|limits|restrictions|messages?)\\b`,
        'u',
      ),
      new RegExp(
        `${polite}(?:reveal|print|show|repeat|output|tell)(?: me| us)? (?:your|the) (?:system |hidden |secret |initial )*(?:prompt|instructions|password|api key|keys?|secrets?|source code)\\b`,
        'u',
      ),
      new RegExp(`${polite}(?:you are now|act as|pretend (?:to be|you are)|roleplay|jailbreak)\\b`, 'u'),
    ],
    answer:
      'That asks for no table, and the only thing Rowsmith does is make tables of synthetic data. What should one row be, and which columns should it have?',
  },
  {
    name: 'facts',
    unless: made,
    marks: [
      new RegExp(
        `\\b(?:actual|real|official|current|currently|latest|live|up[- ]to[- ]date|today's|todays|yesterday's|this week's|real[- ]time|verified|true|genuine|correct|exact)(?: \\S+){0,3}? ${facts}\\b`,
        'u',
      ),
      new RegExp(
        `\\b${facts}(?: \\S+){0,4} (?:today|right now|as of (?:today|now)|at the moment|currently|this morning|yesterday|last night)\\b`,
        'u',
      ),
      /\b(?:official|actual|verified|true|real) (?:scores|figures|numbers|statistics|results|prices|rates|values|data) (?:of|for|from|by|about)\b/u,
      /^(?:which|what|who|where|when|how (?:many|much|old|tall|far))\b.*\b(?:\w{3,}est|most|top|official|actual|real|current|won|largest)\b/u,
      /\b(?:real|actual|living|existing) (?:people|persons|customers|patients|citizens|celebrities|users|humans|individuals|employees|companies)(?:'s|')?\b.*\b(?:names?|phones?|numbers?|addresse?s?|emails?|data|details|salar(?:y|ies)|records?)\b/u,
    ],
    answer:
      'That asks for facts of the real world. Rowsmith looks nothing up and has no web access: its values are synthetic and not verified. Should a table with made-up values be made, and which columns should it have?',
  },
];

/** Words that let a table pass for figures of the real world: it is made, and the answer says that it is not. */
export const factLike: readonly RegExp[] = [
  /\b(?:national|official|census|federal|government|historical|historic|worldwide|global)\b.*\b(?:by|per|for each) (?:brand|country|state|year|county|region|city|company|party|industry|sector|make|model|team)\b/u,
  /\b(?:the )?(?:top|first|last) (?:\d+|ten|five|twenty|hundred)\b.*\b(?:countries|cities|companies|films|movies|songs|billionaires|universities|banks|brands|players|athletes|teams|airports|rivers|mountains|actors|presidents|airlines|websites|apps)\b/u,
  /\b(?:happiest|richest|largest|biggest|tallest|most populous|best[- ]selling|highest[- ]paid|highest[- ]grossing|oldest|wealthiest|most expensive|safest)\b(?: \S+){0,2} (?:countries|cities|companies|films|movies|songs|people|universities|banks|brands|players|athletes|teams|airports|rivers|mountains|buildings)\b/u,
  /\b(?:real|actual|official|genuine|verified|historical) (?:\S+ )?(?:data|figures|numbers|statistics|results|prices|scores|survey|names of)\b(?! (?:like|looking))/u,
  /\b(?:presidents|prime ministers|monarchs|nobel (?:prize )?(?:winners|laureates)|world cup winners|olympic medal\w*|elements of the periodic table|planets of the solar system)\b/u,
];

/** What the answer says of such a table. */
export const notFacts =
  'The values are synthetic and not verified: made up here, from no survey and no source, with no web access; they must not be passed off as real figures.';
