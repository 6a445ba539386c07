import { Problem } from '../api/problem'

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

export function failedBy(problem: Problem): LoadData {
  return { phase: 'error', problemTitle: problem.title, problemTrace: problem.traceId }
}

/** Answers may arrive out of order; only the newest question's answer is shown. */
export class Latest {
  private asked = 0

  begin(): () => boolean {
    const mine = ++this.asked
    return () => mine === this.asked
  }
}
