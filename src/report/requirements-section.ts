import type { Measured } from '../contract/check.ts';
import { markup, type Markup } from './markup.ts';
import { drawRequirement } from './requirement-picture.ts';

/** Every requirement: what was said, what it was taken to mean, what the finished table has, with a small picture. */
export function requirementsSection(requirements: readonly Measured[]): Markup {
  if (requirements.length === 0)
    return markup`<section><h2>Asked and measured</h2><p>The request names nothing that could be measured.</p></section>`;
  return markup`<section><h2>Asked and measured</h2>
<table class="asked" role="table"><thead><tr role="row"><th scope="col" role="columnheader"><span aria-label="met"></span></th><th scope="col" role="columnheader">You said</th><th scope="col" role="columnheader">Asked</th><th scope="col" role="columnheader">Measured</th><th scope="col" role="columnheader"><span aria-label="picture"></span></th></tr></thead>
<tbody>${requirements.map(row)}</tbody></table></section>`;
}

function row(requirement: Measured): Markup {
  const { met, text, asked, measured } = requirement;
  const kind = met ? 'met' : 'unmet';
  return markup`<tr role="row"><td role="cell" class="${kind}"><span role="img" aria-label="${met ? 'met' : 'not met'}">${met ? '✓' : '✗'}</span></td><th scope="row" role="rowheader">${text}</th><td role="cell" data-label="asked">${asked}</td><td role="cell" data-label="measured" class="figure ${kind}">${measured}</td><td role="cell" class="picture">${drawRequirement(requirement)}</td></tr>
`;
}
