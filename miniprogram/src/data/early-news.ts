import type { Order, Payout } from '../api/types'
import { readStored, writeStored } from '../lib/storage'

/** WeChat tells the phone at once and the village a little later; until then the phone knows more than the server. */
export type OrderNews = 'paid' | 'received'
export type PayoutNews = 'taken'
type EarlyNews = OrderNews | PayoutNews

interface Kept {
  /** Of the order or of the transfer. */
  readonly number: string
  readonly news: EarlyNews
}

const name = 'early-news'
const version = 1

/** What the server has learnt meanwhile is of no more use and falls off the end. */
const mostKept = 20

export function rememberNews(number: string, news: EarlyNews): void {
  const others = readAll().filter((kept) => kept.number !== number || kept.news !== news)
  writeStored(name, version, [{ number, news }, ...others].slice(0, mostKept))
}

/** Null when the server knows at least as much. */
export function newsOfOrder({ number, status }: Order): OrderNews | null {
  if (status === 'awaitingPayment' && has(number, 'paid')) return 'paid'
  if (status === 'shipped' && has(number, 'received')) return 'received'
  return null
}

export function newsOfPayout({ outBillNo, status }: Payout): PayoutNews | null {
  return status === 'waitingForPayee' && has(outBillNo, 'taken') ? 'taken' : null
}

function has(number: string, news: EarlyNews): boolean {
  return readAll().some((kept) => kept.number === number && kept.news === news)
}

function readAll(): readonly Kept[] {
  return readStored(name, version, isAll) ?? []
}

function isAll(value: unknown): value is readonly Kept[] {
  return Array.isArray(value) && value.every((one: Partial<Kept> | null) =>
    typeof one === 'object' && one !== null && typeof one.number === 'string' && typeof one.news === 'string')
}
