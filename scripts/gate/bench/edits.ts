import type { Edit } from './edit.ts'
import { accessEdits } from './edits/access.ts'
import { callEdits } from './edits/calls.ts'
import { harmlessEdits } from './edits/harmless.ts'
import { listAndUnionEdits } from './edits/lists-and-unions.ts'
import { nameEdits } from './edits/names.ts'
import { promiseEdits } from './edits/promises.ts'
import { propertyEdits } from './edits/properties.ts'
import { requestEdits } from './edits/requests.ts'
import { responseEdits } from './edits/responses.ts'
import { spellingEdits } from './edits/spellings.ts'
import { valueEdits } from './edits/values.ts'

/** Every kind of edit a contract can suffer, each alone, with the verdict it must get. */
export const allEdits: Edit[] = [
  ...propertyEdits, ...valueEdits, ...listAndUnionEdits, ...requestEdits, ...responseEdits,
  ...callEdits, ...accessEdits, ...nameEdits, ...promiseEdits, ...harmlessEdits, ...spellingEdits,
]
