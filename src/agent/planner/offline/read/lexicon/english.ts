/** Grammar words of English by meaning; phrases are parted by `|`. */
export const english = {
  row: 'row|rows|record|records|entry|entries|line|lines|observation|observations|instance|instances|example|examples|sample|samples|data point|data points|datapoints|item|items|case|cases',
  column:
    'column|columns|field|fields|feature|features|attribute|attributes|variable|variables|properties|header|headers|cols',
  table: 'table|tables|entity|entities|sheet|sheets|tab|tabs',
  dataset:
    'dataset|datasets|data set|data sets|data|table|file|database|db|dump|spreadsheet|excel sheet|worksheet|sheet|list|csv|collection|dataframe|data frame',
  make: 'generate|create|make|give|build|produce|provide|simulate|need|want|write|prepare|synthesize|synthesise|mock|fake|generating|creating|mock up|generate me|i want|i need|i would like|looking for|get me|make up|come up with|put together|set up|show me|design|construct|populate|fill',
  between: 'between|in between|btw|ranging between|range between|anywhere between|ranges between|from between',
  from: 'from|ranging from|range from|ranges from|starting from|starting at|starting on|anywhere from|range of|in the range|in the range of|in range|range is',
  to: 'to|through|thru|til|till|until|up to',
  butNot:
    'up to but not including|up to ( but not including )|up to , but not including|but not including|not including|exclusive of|but excluding|excluding|to but not including|until but not including|up to not including|to just before',
  inclusive: 'inclusive|both inclusive|inclusively|both included',
  exclusive: 'exclusive|both exclusive|not inclusive',
  and: 'and|&|plus|as well as|along with|and also|together with|then',
  or: 'or|and/or',
  atLeast:
    'at least|minimum|min|minimum of|a minimum of|no less than|not less than|no fewer than|not below|from at least|minimally|>=|≥|=>|greater than or equal to|more than or equal to|no lower than|never below|no smaller than|not under|not less|min .|starting at',
  atMost:
    'at most|maximum|max|maximum of|a maximum of|no more than|not more than|not above|up to|up to a maximum of|<=|≤|less than or equal to|no higher than|never above|not exceeding|not exceed|no greater than|capped at|never exceed|never more than|not over|max .|less or equal to',
  over: 'over|above|more than|greater than|larger than|bigger than|higher than|exceeding|exceeds|exceed|older than|longer than|>|strictly above|strictly greater than|strictly more than|beyond|upwards of|in excess of',
  under:
    'under|below|less than|fewer than|lower than|smaller than|younger than|shorter than|<|strictly below|strictly less than|cheaper than',
  orMore:
    'or more|or above|and above|or over|and over|and up|or older|and older|or higher|and higher|or greater|or later|plus|and more|or larger|minimum|upwards|or bigger|or longer',
  orLess:
    'or less|or fewer|or below|and below|or under|and under|or younger|or lower|and lower|and younger|and less|or smaller|maximum|or shorter|tops',
  about:
    'about|around|approximately|approx|approx.|roughly|circa|ca|ca.|~|≈|nearly|almost|some|or so|close to|in the region of|somewhere around|just about',
  ish: 'ish|or so|approximately|give or take|approx|approx.|roughly|-ish',
  percent: '%|percent|percentage|pct|per cent|percents|% of',
  unique:
    'unique|distinct|no duplicates|no duplicate|non repeating|non - repeating|not repeated|without duplicates|must be unique|all different|no repeats|never repeats|unduplicated|uniquely',
  with: 'w /|with|having|containing|including|include|includes|contain|contains|that has|that have|has|have|comprising|consisting of|which has|should have',
  such: 'such as|like|e.g.|e.g|eg|for example|for instance|including|ex|ex.|e.g.,|i.e.|i.e|ie|as in|similar to',
  etc: 'etc|etc.|and so on|and more|and others|or similar|and the like|et cetera|or others|and such|...|among others',
  oneOf:
    'one of|any of|either|choose from|chosen from|select from|selected from|picked from|possible values|values|allowed values|options|option|randomly one of|random choice of|from the list|from a list of|can be|could be|may be|enum|enum of|categories|must be one of|should be one of|is one of|being|such as either|choices|one from|drawn from|with values|taking values|either of|valid values|consisting of|labels|label|with labels|type of|values are|values :',
  per: 'per|each|every|for each|for every|/|a',
  nulls:
    'null|nulls|missing|blank|empty|none|nan|na|n/a|missing values|null values|blanks|left blank|left empty|not set|nil|blank values|empty values|missing entries|undefined',
  never:
    "never|must not|should not|cannot|can not|may not|mustn't|shouldn't|can't|don't|do not|does not|doesn't|no|without|not",
  random:
    'random|randomly|randomized|randomised|random between|arbitrary|varying|varied|various|diverse|different|any|mixed',
  article: 'a|an|the|its|their|his|her|some|this|that|these|those|each|every|all|our|my|any',
  filler:
    "please|can|could|you|would|i|me|us|we|to|for|of|in|on|with|a|an|the|it|is|are|be|that|this|so|just|also|then|and|or|as|at|by|from|my|our|your|will|should|want|wants|need|needs|like|have|has|had|do|make|sure|ensure|there|which|who|where|when|some|into|these|those|them|they|its|their|thanks|thank|hi|hello|hey|kindly|let|lets|let's|get|give|gives|put|set|here|following|follows|below|above|contain|contains|containing|include|includes|including|using|use|used|covering|covers|about|total|exactly|each|every|all|must|was|were|been|being|if|else|than|no|not|only|more|most|up|out|over|but|via|per|i'd|i'm|we're|it's|don't|new|sample|samples|demo|dummy|fake|mock|mocked|synthetic|simulated|test|testing|example|examples|realistic|real|life|looking|random|randomly|good|nice|quick|simple|small|large|big|huge|data|dataset|set|sets|table|tables|file|rows|row|records|record|columns|column|fields|field|features|feature|attributes|entries|entry|generate|create|produce|provide|build|simulate|write|generated|created|called|named|name|values|value|them|representing|represents|describing|contains|plausible|high|quality|able|how|what|downloadable|download|generator|would|required|suitable|based|structured|format|formatted|both|own|one|any",
  title: 'title|called|named|titled',
  perDay: 'daily|hourly|weekly|monthly|yearly|quarterly|annually|every day|each day|every hour',
} as const;
