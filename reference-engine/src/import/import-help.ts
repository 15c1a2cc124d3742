export const importHelp = `valora-engine import: send usage events of a file to an engine

Usage: valora-engine import FILE --url http://host:8080/v1 [options]

FILE is NDJSON, one usage event a line as POST /v1/usage-events takes it; - is stdin, which
cannot be resumed.

  --url URL          the engine, with or without /v1
  --api-key KEY      a key that may write usage; better VALORA_API_KEY, which no process list shows
  --batch N          events a request, 1 to 1000 (default 1000)
  --connections N    requests at a time, 1 to 64 (default 4)
  --rejected FILE    where rejected and conflicting lines go (default FILE.rejected.ndjson,
                     for stdin stdin.rejected.ndjson)
  --progress FILE    where it notes how far it got (default FILE.progress.json)
  --restart          forget the progress and the rejected lines of earlier runs
  --json             the summary as one JSON object
  --help

The same command again goes on where the last one stopped. To send a line twice is harmless:
the engine answers that it is a duplicate.

Exit codes: 0 every line is accepted or a duplicate, 1 lines were rejected or in conflict,
2 wrong usage, 3 it could not go on, 130 interrupted.
`
