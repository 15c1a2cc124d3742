/** The whole of the command line, for `--help`. */
export const help = `valora-conformance: does an engine keep the Valora billing contract?

  valora-conformance run --url URL --platform-key KEY [flags]
  valora-conformance list [--only ID] [--profile P] [--tag T] [--operation O]
  valora-conformance explain ID [--report FILE]

run judges the engine at URL (with or without /v1) over HTTP, in organizations that it makes by
the platform key, and revokes their keys at the end.
  --url URL            where the engine listens
  --platform-key KEY   the operator's key; or set VALORA_PLATFORM_KEY
  --only ID            a requirement (MON-4.1), an area (MON), a check or a folder of checks
  --profile P          only requirements of this profile
  --tag T              only checks with this tag
  --operation O        only requirements that this operation serves
  --seed N             repeat the random choices of an earlier run
  --report-dir DIR     write report.json, report.html and report.junit.xml
  --shape              judge only the form of answers to the contract's examples (for a mock)
  --concurrency N      how many checks at a time, 16 when absent
--only, --profile, --tag and --operation may be given several times.

explain shows a requirement's sentence, its checks, and its result in a report.json.
  --help, --version

Exit codes: 0 all judged requirements hold, 1 a MUST does not hold, 2 wrong usage,
3 a hollow run that proved nothing, 130 interrupted.
`
