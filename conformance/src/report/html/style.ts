/** The whole look of the page; it loads nothing, so the report opens offline. */
export const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881;
  --passed: #1a7f37; --failed: #cf222e; --inconclusive: #9a6700;
  --inapplicable: #6e7781; --untested: #6e7781 }
@media (prefers-color-scheme: dark) { :root { --passed: #3fb950; --failed: #f85149;
  --inconclusive: #d29922; --inapplicable: #8b949e; --untested: #8b949e } }
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto;
  padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.5rem; margin: 0 0 .25rem } h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem }
.verdict { border-left: .4rem solid var(--failed); padding: .75rem 1rem; background: var(--soft);
  font-size: 1.1rem; font-weight: 600; margin: 1rem 0 }
.verdict.conformant, .verdict.partial { border-color: var(--passed) }
.verdict.hollow { border-color: var(--inconclusive) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0 }
dt { opacity: .7 } dd { margin: 0 }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .9rem }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line);
  vertical-align: top }
td.count, th.count { text-align: right; font-variant-numeric: tabular-nums }
.passed { color: var(--passed) } .failed { color: var(--failed) }
.inconclusive { color: var(--inconclusive) } .inapplicable, .untested { color: var(--untested) }
b.passed, b.failed, b.inconclusive, b.inapplicable, b.untested { font-weight: 600 }
pre { background: var(--soft); padding: .6rem .8rem; overflow-x: auto; font-size: .82rem;
  margin: .25rem 0 .75rem; white-space: pre-wrap; overflow-wrap: anywhere }
details { border: 1px solid var(--line); border-radius: .3rem; margin: .5rem 0;
  padding: .4rem .8rem }
summary { cursor: pointer } code { font-size: .88em }
.none { opacity: .45 }
`
