/** How a page looks: on a screen, light or dark, on a phone, and on paper. Colours of verdicts and positions are told apart by the colour-blind (Okabe and Ito 2008), and none stands without its word or sign. */
export const style = `
:root { color-scheme: light dark; --text: #1c1c1c; --quiet: #5a5a5a; --page: #fff; --line: #d5d5d5; --soft: #f5f5f3; --link: #0b5394;
  --holds: #0072b2; --fails: #a23b00; --open: #6b5b00; --none: #5a5a5a; }
@media (prefers-color-scheme: dark) { :root { --text: #ececec; --quiet: #b0b0b0; --page: #16181b; --line: #3d4146; --soft: #212428; --link: #8ab8e6;
  --holds: #6cb8ea; --fails: #f29a66; --open: #e2cf5c; --none: #b0b0b0; } }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--link); }
h1 { margin: 0; font-size: 1.8rem; line-height: 1.2; }
h2 { margin-top: 3rem; border-bottom: 2px solid var(--line); }
h3 { margin-top: 2.2rem; }
h4 { margin-bottom: .2rem; }
header p, figcaption, caption { color: var(--quiet); }
nav ul { columns: 18rem; list-style: none; padding: 0; font-size: .9rem; }
nav .level3 { padding-left: 1rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: .8rem; }
.card { display: flex; gap: .7rem; padding: .7rem; border: 1px solid var(--line); border-left: .4rem solid var(--none); border-radius: .3rem; }
.card p { margin: .2rem 0 0; font-size: .9rem; }
.card .sign { font-size: 1.4rem; line-height: 1.2; width: 1.2rem; text-align: center; }
.card.holds { border-left-color: var(--holds); } .card.holds .sign, .card.holds .word { color: var(--holds); }
.card.fails, .card.vacuous { border-left-color: var(--fails); } .card.fails .sign, .card.fails .word, .card.vacuous .sign, .card.vacuous .word { color: var(--fails); }
.card.depends, .card.undecided { border-left-color: var(--open); } .card.depends .sign, .card.depends .word, .card.undecided .sign, .card.undecided .word { color: var(--open); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; }
caption { text-align: left; padding: .4rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .8rem .25rem 0; text-align: left; vertical-align: top; }
figure { margin: 1rem 0; }
figure svg { max-width: 100%; height: auto; --plot-background: var(--page); }
time { white-space: nowrap; }
pre { background: var(--soft); padding: .7rem; font-size: .85rem; }
summary { cursor: pointer; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  h2, h3, h4 { break-after: avoid; }
  figure, tr, .card { break-inside: avoid; }
  pre { white-space: pre-wrap; }
  .wide { overflow: visible; }
}`;
