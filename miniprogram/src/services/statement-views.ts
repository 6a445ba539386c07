import type { AccountPart, DividendPart, Payout, SaleRow, Statement } from '../api/types'
import type { EarlyNews } from './early-news'
import { formatBasisPoints, formatFen } from './money'
import { dayText, momentText, monthText } from './times'
import {
  earlyNewsWords, payoutChannelWords, payoutFailText, payoutStatusWords, periodStatusWords, planStatusWords,
} from './words'

export interface StatementView {
  readonly householdName: string
  readonly membership: string
  readonly periodTitle: string
  readonly periodStatusText: string
  /** Of the newest period it is what is owed today. */
  readonly owedLabel: string
  readonly owedFen: number
  /** Zero where there is no such period. */
  readonly earlier: number
  readonly later: number
  readonly goods: AccountPart
  readonly dividends: AccountPart
  readonly hasDividendAccount: boolean
  readonly sales: readonly SaleView[]
  readonly dividend: DividendView | null
}

export interface SaleView {
  readonly key: string
  readonly title: string
  readonly at: string
  readonly householdFen: number
  readonly isRefund: boolean
  /** From what the shopper paid to what the household gets, as people would say it. */
  readonly steps: readonly string[]
}

export interface DividendView {
  readonly statusText: string
  readonly payoutFen: number
  readonly patronageFen: number
  readonly capitalFen: number
  readonly carryInFen: number
  readonly carryOutFen: number
  readonly patronageWords: string
  readonly capitalWords: string
  readonly poolWords: readonly string[]
  readonly fingerprint: string
}

export interface PayoutView {
  readonly outBillNo: string
  readonly amountFen: number
  readonly statusText: string
  readonly words: string
  readonly at: string
  readonly hint: string
  readonly packageInfo: string
  readonly failText: string
}

export function statementViewOf(statement: Statement): StatementView {
  const { goods, dividends } = statement
  return {
    householdName: statement.householdName,
    membership: statement.isMember ? '合作社社员' : '非社员农户',
    periodTitle: monthText(statement.periodTitle),
    periodStatusText: periodStatusWords[statement.periodStatus],
    owedLabel: statement.laterPeriodId === null ? '村里还欠我家' : '期末村里还欠我家',
    owedFen: goods.closingFen + dividends.closingFen,
    earlier: statement.earlierPeriodId ?? 0,
    later: statement.laterPeriodId ?? 0,
    goods,
    dividends,
    hasDividendAccount: Object.values(dividends).some((fen) => fen !== 0),
    sales: statement.lines.map(saleViewOf),
    dividend: statement.dividend === null ? null : dividendViewOf(statement.dividend),
  }
}

export function payoutViewOf(payout: Payout, news: EarlyNews | null): PayoutView {
  const parts = [
    payout.goodsFen === 0 ? '' : `货款 ${formatFen(payout.goodsFen)} 元`,
    payout.dividendFen === 0 ? '' : `分红 ${formatFen(payout.dividendFen)} 元`,
  ].filter((part) => part !== '')
  const at = payout.finishedAt ?? payout.submittedAt
  return {
    outBillNo: payout.outBillNo,
    amountFen: payout.amountFen,
    statusText: news === null ? payoutStatusWords[payout.status] : earlyNewsWords[news].text,
    words: `${payoutChannelWords[payout.channel]} · ${parts.join('，')}`,
    at: at === null ? '' : momentText(at),
    hint: news === null ? '' : earlyNewsWords[news].hint,
    packageInfo: payout.status === 'waitingForPayee' && news === null ? (payout.packageInfo ?? '') : '',
    failText: payout.failReason === null ? '' : payoutFailText(payout.failReason),
  }
}

function saleViewOf(row: SaleRow, index: number): SaleView {
  const isRefund = row.outRefundNo !== null
  return {
    key: `${row.orderNumber}-${index}`,
    title: isRefund ? `退款：${row.title}` : `${row.title} × ${row.quantity}`,
    at: dayText(row.at),
    householdFen: row.householdFen,
    isRefund,
    steps: [...(isRefund ? refundSteps(row) : saleSteps(row)), splitWords(row)],
  }
}

function saleSteps(row: SaleRow): readonly string[] {
  const taken = [
    row.discountFen === 0 ? '' : `减优惠 ${formatFen(row.discountFen)}`,
    row.refundedFen === 0 ? '' : `减退款 ${formatFen(row.refundedFen)}`,
  ].filter((part) => part !== '')
  return [[`售价 ${formatFen(row.grossFen)}`, ...taken, `净额 ${formatFen(row.netFen)} 元`].join('，')]
}

function refundSteps(row: SaleRow): readonly string[] {
  return [`结算以后顾客退款，净额变动 ${formatFen(row.netFen)} 元`]
}

function splitWords(row: SaleRow): string {
  const others = [
    ['共富基金', row.fundBp], ['平台', row.platformBp], ['合作社', row.cooperativeBp],
  ] as const
  const said = others.filter(([, points]) => points > 0).map(([name, points]) => `${name} ${formatBasisPoints(points)}`)
  return `我家得 ${formatBasisPoints(row.householdBp)}${said.length === 0 ? '' : `，${said.join('，')}`}`
    + `（分配规则第 ${row.ruleRevision} 版）`
}

function dividendViewOf(part: DividendPart): DividendView {
  return {
    statusText: planStatusWords[part.status],
    payoutFen: part.payoutFen,
    patronageFen: part.patronageFen,
    capitalFen: part.capitalFen,
    carryInFen: part.carryInFen,
    carryOutFen: part.carryOutFen,
    patronageWords: `交易额 ${formatFen(part.volumeFen)} 元，全村 ${formatFen(part.totalVolumeFen)} 元，`
      + `按这个比例分 ${formatFen(part.patronagePoolFen)} 元`,
    capitalWords: `出资和公积份额 ${formatFen(part.capitalWeightFen)} 元，`
      + `全村 ${formatFen(part.totalCapitalWeightFen)} 元，按这个比例分 ${formatFen(part.capitalPoolFen)} 元`,
    poolWords: [
      `本期盈余 ${formatFen(part.surplusFen)} 元，提公积 ${formatFen(part.reserveFen)} 元`,
      `可分配 ${formatFen(part.distributableFen)} 元：按交易额返还 ${formatFen(part.patronagePoolFen)} 元，`
        + `按出资分 ${formatFen(part.capitalPoolFen)} 元`,
    ],
    fingerprint: part.fingerprint.slice(0, 12),
  }
}
