import type { EndedPayout, Payout } from '../../../api/types'
import type { PayoutNews } from '../../../data/early-news'
import { formatFen } from '../../../lib/money'
import { dayText, momentText, roughlyText } from '../../../lib/times'
import { payoutChannelWords, payoutFailText, takenHint } from './words'

/** One sum, whatever number of transfers WeChat's limit cuts it into. */
export interface SumView {
  readonly key: string
  /** What of it is still to come. */
  readonly amountFen: number
  readonly words: string
  readonly statusText: string
  /** The part that is to be taken next; empty when nothing waits for a tap on this phone. */
  readonly outBillNo: string
  readonly packageInfo: string
  /** "分 3 次收，1/3"; empty when it comes at once. */
  readonly splitText: string
  /** "收钱", of a part "收这一次：200.00 元". */
  readonly takeText: string
  /** "12月23日 14:41 前收"; empty when nothing waits. */
  readonly deadlineText: string
  readonly secondsLeft: number
  readonly hint: string
}

/** What of a sum ended in one way in the month that is shown, in one line. */
export interface FinishedView {
  readonly key: string
  readonly end: EndedPayout['end']
  readonly amountFen: number
  readonly title: string
  readonly words: string
  /** "5月28日到账的 300.00 元被银行退回，又记回我家账上"; empty of what didn't come back. */
  readonly backText: string
}

type News = (payout: Payout) => PayoutNews | null

export function openSumsOf(payouts: readonly Payout[], newsOf: News): readonly SumView[] {
  return sumsOf(payouts).flatMap(apart).filter((parts) => parts.some(isOpen)).map((parts) => openSumOf(parts, newsOf))
}

/** The newest first; together they are the month's figures. */
export function finishedSumsOf(ended: readonly EndedPayout[]): readonly FinishedView[] {
  const lines = new Map<string, EndedPayout[]>()
  for (const one of ended) {
    const key = `${one.sum}-${one.end}`
    lines.set(key, [...lines.get(key) ?? [], one])
  }
  return [...lines].reverse().map(([key, parts]) => finishedOf(key, parts))
}

/** "还剩 3 小时"; once it is over, what became of the money is for the server to say. */
export function leftText(seconds: number): string {
  return seconds > 0 ? `还剩 ${roughlyText(seconds)}` : '时间到了，正在核对'
}

/** What the village takes back is a card of its own: it asks for no tap, and hides none of the rest. */
function apart(parts: readonly Payout[]): readonly (readonly Payout[])[] {
  const back = parts.filter(({ isCancelling }) => isCancelling)
  return back.length === 0 ? [parts] : [parts.filter(({ isCancelling }) => !isCancelling), back]
}

function openSumOf(parts: readonly Payout[], newsOf: News): SumView {
  const taken = parts.filter((part) => part.status === 'succeeded' || newsOf(part) === 'taken')
  const isGoingBack = parts[0]?.isCancelling === true
  const waiting = isGoingBack
    ? [] : parts.filter((part) => part.status === 'waitingForPayee' && newsOf(part) === null)
  const mine = waiting.filter(({ mayTake }) => mayTake)
  const next = mine[0]
  const awaited = next ?? waiting[0]
  const rest = parts.filter((part) => isOpen(part) && !taken.includes(part))
  const coming = rest.length > 0 ? rest : parts.filter(isOpen)
  const first = parts[0]
  return {
    key: `${first?.sum ?? ''}${isGoingBack ? '-back' : ''}`,
    amountFen: sumOf(coming),
    words: wordsOf(coming),
    statusText: isGoingBack ? '村里正在撤回' : statusText(next, awaited),
    outBillNo: next?.outBillNo ?? '',
    packageInfo: next?.packageInfo ?? '',
    splitText: isGoingBack ? '' : splitText(parts, taken.length),
    takeText: next !== undefined && parts.length > 1 ? `收这一次：${formatFen(next.amountFen)} 元` : '收钱',
    deadlineText: deadlineOf(awaited),
    secondsLeft: Math.min(...(next === undefined ? waiting : mine).map(({ secondsLeft }) => secondsLeft ?? 0)),
    hint: next === undefined ? underWayHint(parts, awaited, newsOf) : '',
  }
}

function statusText(next: Payout | undefined, awaited: Payout | undefined): string {
  if (next !== undefined) return '等您收'
  return awaited === undefined ? '在路上' : '等收款人收'
}

function deadlineOf(awaited: Payout | undefined): string {
  return typeof awaited?.confirmBefore === 'string' ? `${momentText(awaited.confirmBefore)} 前收` : ''
}

function splitText(parts: readonly Payout[], taken: number): string {
  if (parts.length < 2) return ''
  const most = Math.max(...parts.map(({ amountFen }) => amountFen))
  const place = Math.min(taken + 1, parts.length)
  return `一共 ${formatFen(sumOf(parts))} 元，微信一次最多收 ${formatFen(most)} 元，`
    + `分 ${parts.length} 次收，${place}/${parts.length}`
}

function underWayHint(parts: readonly Payout[], awaited: Payout | undefined, newsOf: News): string {
  if (awaited !== undefined) return `请收款人（${awaited.taker ?? ''}）用自己的微信收，别的手机收不了`
  if (parts.some((part) => newsOf(part) === 'taken')) return takenHint
  if (parts[0]?.isCancelling === true) return '不用收了。村里撤回以后，这笔钱还记在我家账上'
  if (parts[0]?.channel === 'bank') return '村里交给银行转账了，一般一两天到账'
  if (parts[0]?.channel === 'cash') return '请到村里领现金，领的时候签字'
  return '村里已经交给微信，马上就能收'
}

const endWords: Readonly<Record<EndedPayout['end'], string>> = {
  arrived: '已到账',
  failed: '没有收成',
  cameBack: '到账以后退回村里',
}

function finishedOf(key: string, parts: readonly EndedPayout[]): FinishedView {
  const last = parts[parts.length - 1] as EndedPayout
  const words = [
    dayText(last.at), wordsOf(parts), last.failReason === null ? '' : payoutFailText(last.channel, last.failReason),
  ]
  return {
    key, end: last.end, amountFen: sumOf(parts), title: endWords[last.end],
    words: words.filter((word) => word !== '').join(' · '), backText: backText(last, sumOf(parts)),
  }
}

function backText({ arrivedAt, channel }: EndedPayout, fen: number): string {
  if (arrivedAt === null) return ''
  const who = channel === 'bank' ? '被银行退回' : '退回村里'
  return `${dayText(arrivedAt)}到账的 ${formatFen(fen)} 元${who}，又记回我家账上`
}

function wordsOf(parts: readonly (Payout | EndedPayout)[]): string {
  const [first] = parts
  if (first === undefined) return ''
  const goods = parts.reduce((fen, part) => fen + part.goodsFen, 0)
  const dividend = parts.reduce((fen, part) => fen + part.dividendFen, 0)
  const of = [
    goods === 0 ? '' : `货款 ${formatFen(goods)} 元`, dividend === 0 ? '' : `分红 ${formatFen(dividend)} 元`,
  ].filter((word) => word !== '')
  return `${payoutChannelWords[first.channel]} · ${of.join('，')}`
}

function sumsOf(payouts: readonly Payout[]): readonly (readonly Payout[])[] {
  const sums = new Map<string, Payout[]>()
  for (const payout of payouts) {
    const parts = sums.get(payout.sum)
    if (parts === undefined) sums.set(payout.sum, [payout])
    else parts.push(payout)
  }
  return [...sums.values()]
}

function isOpen({ status }: Payout): boolean {
  return status === 'submitted' || status === 'waitingForPayee'
}

function sumOf(parts: readonly (Payout | EndedPayout)[]): number {
  return parts.reduce((fen, { amountFen }) => fen + amountFen, 0)
}
