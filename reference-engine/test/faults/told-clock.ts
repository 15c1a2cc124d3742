import { enableCompileCache } from 'node:module'

// Loaded into a process before the engine: its wall clock stands where the parent tells and goes
// on from there. The engine takes all its time from Date.now, so it knows of no other.
enableCompileCache()
const real = Date.now
let ahead_ms = 0
const tell = (instant: unknown): void => { ahead_ms = Date.parse(String(instant)) - real() }

Date.now = () => real() + ahead_ms
tell(process.env.TOLD_CLOCK)
process.on('message', tell)
// Whoever tells the time is gone.
process.on('disconnect', () => process.exit())
