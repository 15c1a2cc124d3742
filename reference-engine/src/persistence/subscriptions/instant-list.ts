import type { Instant } from '../../domain/time/instant.ts'
import { instant } from '../columns.ts'
import type { Column } from '../columns.ts'
import { texts } from '../usage/binary-array.ts'

const none: readonly Instant[] = []

/** Instants inside of a JSON record; where there are none the record says nothing of them. */
export const instantList: Column<readonly Instant[], readonly string[] | undefined> = {
  toValue: (read) => read?.map(instant.toValue) ?? none,
  toWritten: (list) => list.length === 0 ? undefined : list.map(instant.toWritten),
  many: {
    elementType: 'text',
    columnType: 'json',
    toArray: (lists) => texts(lists, (list) => list && JSON.stringify(list.map(instant.toWritten)))
  }
}
