import { Problem } from './problem'

/** What a page that loads shows: exactly one of four. */
export type LoadPhase = 'loading' | 'empty' | 'error' | 'loaded'

export interface LoadData {
  readonly phase: LoadPhase
  readonly problemTitle: string
  readonly problemTrace: string
}

export const nothingYet: LoadData = { phase: 'loading', problemTitle: '', problemTrace: '' }

export const loaded: LoadData = { phase: 'loaded', problemTitle: '', problemTrace: '' }

export const emptyNow: LoadData = { phase: 'empty', problemTitle: '', problemTrace: '' }

/** Who can mend it themselves needs no number to call with; a fault of the server has one. */
export function failedBy({ title, traceId, status }: Problem): LoadData {
  return { phase: 'error', problemTitle: title, problemTrace: status >= 500 ? traceId : '' }
}
