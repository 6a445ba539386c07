import type { DividendPart, Objection, Statement } from '../../../api/types'
import { dayText, momentText, monthText } from '../../../lib/times'
import { objectionStatusWords } from './words'

/** Our household's line of one plan, and what it has against it. */
export interface ObjectionView {
  readonly planId: number
  readonly title: string
  readonly dividendFen: number
  readonly patronageFen: number
  readonly capitalFen: number
  /** How long there is still time, or why there is none. */
  readonly timeText: string
  readonly canObject: boolean
  /** An objection waits for its answer: what that means for our money; else empty. */
  readonly waitText: string
  readonly said: readonly SaidView[]
}

export interface SaidView {
  readonly id: number
  readonly text: string
  readonly atText: string
  readonly statusText: string
  readonly isOpen: boolean
  /** Empty while nobody has answered. */
  readonly answer: string
  readonly answeredText: string
}

/** Null where the month has no plan yet. */
export function objectionViewOf(statement: Statement, objections: readonly Objection[]): ObjectionView | null {
  const { dividend } = statement
  if (dividend === null) return null
  const said = objections.filter(({ planId }) => planId === dividend.planId).map(saidViewOf)
  const isWaiting = said.some(({ isOpen }) => isOpen)
  return {
    planId: dividend.planId,
    title: `${monthText(statement.periodTitle)}的分红`,
    dividendFen: dividend.patronageFen + dividend.capitalFen,
    patronageFen: dividend.patronageFen,
    capitalFen: dividend.capitalFen,
    timeText: timeText(dividend),
    canObject: dividend.status === 'disclosed' && !isWaiting,
    waitText: isWaiting ? '村里正在核对。答复以前，您家这笔分红先不付；货款照付，别人家也照付。' : '',
    said,
  }
}

function timeText({ status, disclosedUntil }: DividendPart): string {
  if (status !== 'disclosed') return '公示已经结束，不能再提。还有不明白的，请到村办公室问。'
  return disclosedUntil === null ? '正在公示' : `正在公示，${dayText(disclosedUntil)} 以前可以提`
}

function saidViewOf(one: Objection): SaidView {
  return {
    id: one.id,
    text: one.text,
    atText: `${momentText(one.raisedAt)} ${one.isTakenDown ? '到村办公室说的' : '在这里提的'}`,
    statusText: objectionStatusWords[one.status],
    isOpen: one.status === 'open',
    answer: one.answer ?? '',
    answeredText: one.answeredAt === null ? '' : `${momentText(one.answeredAt)} 村里答复`,
  }
}
