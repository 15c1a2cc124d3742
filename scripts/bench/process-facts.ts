import { readFileSync, readdirSync } from 'node:fs'

const tick_ms = 10

const read = (file: string): string => {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}

/** Of /proc/<pid>/stat: the parent, the own time and that of children which ended. */
export const readStat = (stat: string) => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number)
  const [own, ofEnded] = [[11, 12], [13, 14]].map((places) =>
    places.reduce((sum, place) => sum + (fields[place] ?? 0), 0) * tick_ms)
  return { parent: fields[1] ?? 0, own_ms: own ?? 0, ofEnded_ms: ofEnded ?? 0 }
}

/** A value in bytes of /proc/<pid>/status; nothing where the system does not tell. */
export const readMemory = (status: string, name: 'VmHWM' | 'VmRSS'): number | undefined => {
  const kibibytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024
}

const statOf = (pid: number) => {
  const stat = read(`/proc/${pid}/stat`)
  return stat === '' ? undefined : readStat(stat)
}

export const memoryOf = (pid: number, name: 'VmHWM' | 'VmRSS'): number | undefined =>
  readMemory(read(`/proc/${pid}/status`), name)

/** The server process behind one of its backends, where that runs on this system. */
export const parentOf = (pid: number): number | undefined =>
  read(`/proc/${pid}/comm`).startsWith('postgres') ? statOf(pid)?.parent : undefined

export const processTime_ms = (pid: number): number => statOf(pid)?.own_ms ?? 0

/** A process, its children and those it had. */
export const familyTime_ms = (pid: number): number => {
  const head = statOf(pid)
  if (head === undefined) return 0
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []).filter(({ parent }) => parent === pid)
  return children.reduce((sum, { own_ms }) => sum + own_ms, head.own_ms + head.ofEnded_ms)
}
