const light = `--paper:#fdfcf9;--sheet:#fff;--ink:#22201c;--soft:#625d54;--line:#e4dfd5;--accent:#0b6660;--fill:#8fbfb9;--pale:#e3efed;--bad:#a3301a;--warn:#7a5200;--mark:#fbf3dc`;
const dark = `--paper:#171614;--sheet:#1f1e1b;--ink:#ece7dd;--soft:#aba497;--line:#38352f;--accent:#79cfc5;--fill:#3f7f79;--pale:#22332f;--bad:#f59a84;--warn:#e3b866;--mark:#332c1a`;

/** The page's one style sheet. Light or dark follows the reader's system; the two buttons at the top overrule it without any script. */
export const pageStyle = `
:root{${light};color-scheme:light}
@media (prefers-color-scheme:dark){:root{${dark};color-scheme:dark}}
:root:has(#light:checked){${light};color-scheme:light}
:root:has(#dark:checked){${dark};color-scheme:dark}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
.page{max-width:64rem;margin:0 auto;padding:1.5rem 2rem 4rem}
h1,h2,.quote,.verdict{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Charter,Georgia,"Noto Serif",serif;font-weight:400;text-wrap:balance}
h2{font-size:1.45rem;line-height:1.25;margin:3.25rem 0 .9rem;padding-top:.9rem;border-top:1px solid var(--line)}
h3{font-size:1rem;font-weight:600;margin:1.6rem 0 .6rem;overflow-wrap:anywhere}
p{margin:.4rem 0;max-width:44rem}
a{color:var(--accent)}
.soft{color:var(--soft)}
.small{font-size:.86rem}
.top{display:flex;justify-content:space-between;align-items:center;gap:1rem;flex-wrap:wrap;font-size:.86rem;color:var(--soft)}
.name{letter-spacing:.09em;text-transform:uppercase;font-weight:600;color:var(--ink);margin-right:.6rem}
.theme{border:0;margin:0;padding:0;display:flex;gap:.25rem}
.theme input{position:absolute;opacity:0;width:1px;height:1px}
.theme label{padding:.2rem .7rem;border-radius:1rem;cursor:pointer;border:1px solid transparent}
.theme input:checked+label{border-color:var(--line);color:var(--ink);background:var(--sheet)}
.theme input:focus-visible+label,summary:focus-visible,a:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.verdict{font-size:clamp(2rem,6.2vw,3.5rem);line-height:1.08;margin:2.6rem 0 0;letter-spacing:-.012em}
.verdict .tick{font-size:.72em;margin-right:.22em}
.quote{font-size:clamp(1.1rem,2.6vw,1.35rem);line-height:1.45;margin:1.1rem 0 .6rem;max-width:44rem;overflow-wrap:anywhere;white-space:pre-wrap}
.met,.tick{color:var(--accent)}.unmet,.unmet .tick{color:var(--bad)}
.facts{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;margin:1rem 0 0;padding:0;list-style:none;color:var(--soft)}
.facts b{color:var(--ink);font-weight:600}
table{border-collapse:collapse;width:100%}
caption{text-align:left;color:var(--soft);font-size:.86rem;padding:0 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.6rem .9rem .6rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{font-weight:600}
thead th{font-size:.78rem;font-weight:600;color:var(--soft);padding-top:0;white-space:nowrap}
.asked td:first-child{width:1.6rem;font-weight:700}
.asked .picture{width:17rem;padding-right:0}
.asked .figure{font-weight:600}
.asked tbody th{min-width:9rem}
.asked .unmet~.picture .dot,.asked .unmet~.picture .strip{fill:var(--bad);stroke:var(--bad)}
svg{display:block;max-width:100%;height:auto;overflow:visible}
svg text{font:10px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--soft)}
.bar{fill:var(--fill)}.peak,.dot{fill:var(--accent)}.low{fill:var(--bad)}
.axis{stroke:var(--line)}.level{stroke:var(--soft);stroke-dasharray:3 3}.curve{fill:none;stroke:var(--accent);stroke-width:1.6;stroke-linejoin:round}
.area{fill:var(--pale)}.band{fill:var(--pale)}.strip{stroke:var(--accent);stroke-width:5;stroke-linecap:round}
.read{background:var(--mark);border-bottom:2px solid var(--warn);}
.lost{border-bottom:2px dotted var(--bad)}
sup{font-size:.62em;line-height:0;color:var(--soft);font-family:system-ui,sans-serif;padding-left:.1em}
ul.plain{margin:.4rem 0;padding-left:1.15rem;max-width:44rem}
ul.plain li{margin:.25rem 0;overflow-wrap:anywhere}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:1rem}
.card{background:var(--sheet);border:1px solid var(--line);border-radius:.5rem;padding:.85rem 1rem .95rem;min-width:0;break-inside:avoid;display:flex;flex-direction:column}
.card h4{font-size:1rem;font-weight:600;margin:0;overflow-wrap:anywhere}
.card h4 span{font-weight:400;color:var(--soft);font-size:.84rem;margin-left:.35rem}
.card p{font-size:.86rem;margin:.15rem 0 .6rem;overflow-wrap:anywhere}
.card .picture{margin-top:auto}
.card dl{display:flex;flex-wrap:wrap;gap:.1rem 1rem;margin:.55rem 0 0;font-size:.84rem}
.card dl div{display:flex;gap:.35rem;min-width:0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.tops{margin:0;padding:0;list-style:none;font-size:.84rem}
.tops li{display:grid;grid-template-columns:minmax(0,1fr) 3.1rem;gap:.6rem;padding:.1rem .3rem;margin:.14rem 0;border-radius:.2rem;background:linear-gradient(to right,var(--pale) var(--share),transparent var(--share))}
.tops span:first-child{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.tops span:last-child{text-align:right;color:var(--soft)}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.5rem;background:var(--sheet)}
.rows{font-size:.84rem;width:max-content;min-width:100%}
.rows th,.rows td{padding:.34rem .8rem;white-space:nowrap;max-width:20rem;overflow:hidden;text-overflow:ellipsis}
.rows thead th{padding:.55rem .8rem .45rem}
.rows tbody tr:last-child>*{border-bottom:0}
.rows .number{text-align:right}
.none{color:var(--soft)}
.heat{width:auto;font-size:.82rem;margin:.2rem}
.heat th,.heat td{padding:.35rem .55rem;border:0;white-space:nowrap}
.heat td{text-align:center;border-radius:.25rem;min-width:3.2rem}
.heat thead th{color:var(--soft)}
.heat .plus{background:color-mix(in srgb,var(--accent) var(--strength),transparent)}
.heat .minus{background:color-mix(in srgb,var(--bad) var(--strength),transparent)}
pre{background:var(--sheet);border:1px solid var(--line);border-radius:.5rem;padding:.9rem 1rem;overflow-x:auto;font:.82rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;margin:.6rem 0}
pre.command{white-space:pre-wrap;overflow-wrap:anywhere}
summary{cursor:pointer;color:var(--accent);width:fit-content}
footer{margin-top:3rem;padding-top:.9rem;border-top:1px solid var(--line);font-size:.82rem;color:var(--soft);overflow-wrap:anywhere}
@media (max-width:44rem){
.tasks{font-size:.86rem}.tasks th,.tasks td{padding-right:.5rem;overflow-wrap:normal;white-space:nowrap}.tasks td:nth-child(2){white-space:normal;overflow-wrap:anywhere}
.page{padding:1rem 1.1rem 3rem}
.verdict{margin-top:1.7rem}
.asked,.asked tbody,.asked tr,.asked td,.asked th{display:block}
.asked thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.asked tr{position:relative;padding:.7rem 0 .9rem 1.7rem;border-bottom:1px solid var(--line)}
.asked td,.asked th{border:0;padding:.05rem 0;width:auto}
.asked td:first-child{position:absolute;left:0;top:.7rem}
.asked td[data-label]{display:grid;grid-template-columns:5.2rem minmax(0,1fr);align-items:baseline}
.asked td[data-label]::before{content:attr(data-label);color:var(--soft);font-weight:400;font-size:.86rem}
.asked .picture{width:100%;padding-top:.4rem}
.asked .picture:empty{display:none}
}
@media print{
:root,:root:has(#dark:checked){${light};color-scheme:light;--paper:#fff}
body{font-size:10.5pt}.page{max-width:none;padding:0}.theme{display:none}
h2{break-after:avoid;margin-top:1.6rem}tr,.card,svg{break-inside:avoid}
.scroll{overflow:visible;border:0}.rows{width:100%;min-width:0;font-size:7pt}.rows th,.rows td{white-space:normal;overflow-wrap:anywhere;padding:.2rem .3rem}.rows th{overflow-wrap:break-word}
.bar,.peak,.area,.tops li,.heat td,.read{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`.trim();
