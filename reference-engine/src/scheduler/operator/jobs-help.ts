export const jobsHelp = `valora-engine jobs: what is to be done, what is late and what fails

Usage: valora-engine jobs list [--kind KIND] [--state STATE] [--limit N] [--json] [--data DIR]
       valora-engine jobs show ID [--json] [--data DIR]
       valora-engine jobs retry ID|--all [--kind KIND] [--json] [--data DIR]

list   counts the jobs of each kind by state, and lists those that are failing, late or due
show   everything that is still to be done about a subscription, invoice, credit grant or clock
retry  makes what failed available at once, instead of after its pause; --all of every subject

  --kind KIND   run_turn, finalize_invoice, mark_past_due, expire_credit_grant, resume_test_clock
  --state STATE failing (it failed and waits for its next try), late (due for a minute or more),
                due, ahead, on_clock (it waits for a test clock)
  --limit N     how many jobs are listed, 1 to 1000 (default 20)
  --json        one JSON object
  --data DIR    the directory of an embedded database, while no engine uses it
  --help

Environment: DATABASE_URL names the PostgreSQL of the engines.

Exit codes: 0 done, 1 there is no such job or the database cannot be used, 2 wrong usage.
`
