/** What the page of results needs beyond the report's style sheet. */
export const evalPageStyle = `
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.shares li{--share:0%}
.shares span:last-child{color:var(--ink)}
small{color:var(--soft);font-size:.84em}
section>details{margin-top:1.1rem}
.tags{columns:16rem;margin-top:.7rem}
.tags li{break-inside:avoid}
.show{border:0;margin:0 0 1rem;padding:0;display:flex;flex-wrap:wrap;gap:.25rem;position:relative}
.show input{position:absolute;opacity:0;width:1px;height:1px}
.show label{padding:.2rem .7rem;border-radius:1rem;cursor:pointer;border:1px solid transparent;color:var(--soft);font-size:.86rem}
.show input:checked+label{border-color:var(--line);color:var(--ink);background:var(--sheet)}
.show input:focus-visible+label{outline:2px solid var(--accent);outline-offset:2px}
section:has(#show-fail:checked) .result:not(.fail),section:has(#show-pass:checked) .result:not(.pass),section:has(#show-skipped:checked) .result:not(.skipped),section:has(#show-reader:checked) .result:not(.reader){display:none}
.result{border-bottom:1px solid var(--line);padding:.15rem 0}
.result>summary{display:grid;grid-template-columns:1.3rem minmax(4rem,auto) minmax(0,1fr);gap:.2rem .5rem;width:auto;color:var(--ink);padding:.4rem .2rem;list-style:none;align-items:baseline}
.result>summary::-webkit-details-marker{display:none}
.result>summary:hover{background:var(--pale)}
.who{font-weight:600;overflow-wrap:anywhere}
.said{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:var(--soft)}
.result[open] .said{white-space:pre-wrap;overflow-wrap:anywhere;color:var(--ink);max-height:16rem;overflow-y:auto}
.result>:not(summary){margin-left:2rem}
.result[open]{padding-bottom:.9rem}
.mark{font-weight:700;color:var(--soft)}
.pass>summary .mark,li.pass .mark{color:var(--accent)}
.fail>summary .mark,li.fail .mark{color:var(--bad)}
li.fail.softly .mark{color:var(--warn)}
.tagged{display:flex;flex-wrap:wrap;gap:.25rem;font-size:.78rem;color:var(--soft)}
.tagged span{border:1px solid var(--line);border-radius:.8rem;padding:0 .55rem}
.broken{margin:.7rem 0;background:var(--sheet);border:1px solid var(--line);border-left:3px solid var(--bad);border-radius:.3rem;padding:.5rem .8rem}
.skipped .broken{border-left-color:var(--soft)}
.broken div{display:grid;grid-template-columns:5.4rem minmax(0,1fr);gap:.5rem}
.held{list-style:none;margin:.6rem 0;padding:0;font-size:.86rem}
.held li{display:grid;grid-template-columns:1.2rem minmax(0,1fr);padding:.12rem 0}
code{font:.94em/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
.got{display:block;color:var(--bad);overflow-wrap:anywhere}
.softly .got{color:var(--warn)}
.skipped .got,.reader .got{color:var(--soft)}
@media (max-width:44rem){
.result>:not(summary){margin-left:0}
.result>summary{grid-template-columns:1.3rem minmax(0,1fr)}
.said{grid-column:2}
.broken div{grid-template-columns:minmax(0,1fr);gap:0;margin-bottom:.3rem}
}
@media print{.show{display:none}.result .said{white-space:pre-wrap}}
`.trim();
