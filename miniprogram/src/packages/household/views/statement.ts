import type { AccountPart, DividendPart, Royalty, Rule, SaleRow, Statement } from '../../../api/types'
import { formatBasisPoints, formatFen } from '../../../lib/money'
import type { FinishedView } from './payouts'
import { finishedSumsOf } from './payouts'
import { dayText, fullDayText, monthText } from '../../../lib/times'
import { periodStatusWords, planStatusWords } from './words'

export interface StatementView {
  readonly householdName: string
  readonly membership: string
  readonly periodId: number
  readonly periodTitle: string
  readonly periodStatusText: string
  /** Of the newest period they are today's; of another one, its end's. */
  readonly isNewest: boolean
  readonly arrivedLabel: string
  readonly arrivedFen: number
  /** What had arrived in an earlier month and came back in this one; empty when nothing did. */
  readonly cameBackText: string
  readonly onItsWayLabel: string
  readonly onItsWayFen: number
  readonly owedLabel: string
  readonly owedFen: number
  readonly owedHint: string
  /** "另有退社款 5000.00 元，村里按章程付"; empty when nothing is. */
  readonly capitalText: string
  /** Why nothing is paid now and what to do; empty where nothing stands in the way. */
  readonly heldText: string
  /** "我家欠村里 119.21 元，以后卖货时扣，也可以还给村里"; empty when nothing is owed. */
  readonly owesText: string
  readonly owesHint: string
  /** Payments of this period that are over. */
  readonly finished: readonly FinishedView[]
  readonly finishedText: string
  /** Zero where there is no such period. */
  readonly earlier: number
  readonly later: number
  readonly goods: AccountPart
  readonly dividends: AccountPart
  readonly hasDividendAccount: boolean
  readonly sales: readonly SaleView[]
  readonly royalties: readonly RoyaltyView[]
  readonly dividend: DividendView | null
}

export interface SaleView {
  readonly key: string
  readonly title: string
  readonly at: string
  readonly householdFen: number
  readonly isRefund: boolean
  /** From what the shopper paid to what is divided, as people would say it. */
  readonly steps: readonly string[]
  readonly parts: readonly PartView[]
  readonly ruleText: string
  readonly agreedText: string
}

/** What our artisan has of a sale: for a name, a pattern. */
export interface RoyaltyView {
  readonly key: string
  readonly title: string
  readonly at: string
  readonly fen: number
}

/** One of those who share a sale. */
export interface PartView {
  readonly who: string
  readonly how: string
  readonly fen: number
}

export interface DividendView {
  readonly statusText: string
  /** "公示到 12月21日，之后才能付"; empty when nothing stands in the way. */
  readonly waitText: string
  readonly payoutFen: number
  readonly patronageFen: number
  readonly capitalFen: number
  readonly carryInFen: number
  readonly carryOutFen: number
  readonly patronageWords: string
  readonly capitalWords: string
  readonly poolWords: readonly string[]
  readonly fingerprint: string
  /** Where our household says that its line is wrong, or reads what came of it. */
  readonly objectText: string
}

const heldWords = '收款人去世了，我家的钱先留在村里，一分不少。请家里人带上证明到村里换收款人，换好以后再付。'

export function statementViewOf(statement: Statement): StatementView {
  const { goods, dividends } = statement
  const isNewest = statement.laterPeriodId === null
  const month = monthText(statement.periodTitle).replace(/^\d+年/, '')
  const finished = finishedSumsOf(statement.ended)
  return {
    householdName: statement.householdName,
    membership: statement.isMember ? '合作社社员' : '非社员农户',
    periodId: statement.periodId,
    periodTitle: monthText(statement.periodTitle),
    periodStatusText: periodStatusWords[statement.periodStatus],
    isNewest,
    arrivedLabel: statement.isCurrent ? '这个月已到账' : `${month}到账`,
    arrivedFen: statement.arrivedFen,
    cameBackText: finished.map(({ backText }) => backText).filter((text) => text !== '').join('；'),
    onItsWayLabel: isNewest ? '在路上，还没到账' : '月底还在路上',
    onItsWayFen: statement.onItsWayFen,
    owedLabel: isNewest ? '村里还欠我家' : '月底村里还欠我家',
    owedFen: statement.owedFen,
    owedHint: withheldText(statement),
    capitalText: statement.capitalOwedFen === 0
      ? ''
      : `另有退社款 ${formatFen(statement.capitalOwedFen)} 元，村里按章程付`,
    heldText: isNewest && statement.isHeld ? heldWords : '',
    owesText: owesText(statement, isNewest),
    owesHint: owesHint(statement),
    finished,
    finishedText: finishedText(finished),
    earlier: statement.earlierPeriodId ?? 0,
    later: statement.laterPeriodId ?? 0,
    goods,
    dividends,
    hasDividendAccount: Object.values(dividends).some((fen) => fen !== 0),
    sales: statement.lines.map((row, index) => saleViewOf(row, index, statement.rules)),
    royalties: statement.royalties.map(royaltyViewOf),
    dividend: statement.dividend === null ? null : dividendViewOf(statement.dividend),
  }
}

/** Part of what is owed that can't be paid yet; what already counts against a debt is told there. */
function withheldText({ owedFen, withheldFen, minimumPayoutFen }: Statement): string {
  if (withheldFen === 0 || owedFen === 0) return ''
  return `其中分红 ${formatFen(Math.min(withheldFen, owedFen))} 元，满 ${yuanText(minimumPayoutFen)} 元才付`
}

function owesText({ owesFen }: Statement, isNewest: boolean): string {
  if (owesFen === 0) return ''
  return `${isNewest ? '' : '月底'}我家欠村里 ${formatFen(owesFen)} 元，以后卖货时扣，也可以还给村里`
}

function owesHint({ owesFen, clawbackFen, withheldFen, minimumPayoutFen }: Statement): string {
  if (owesFen === 0) return ''
  const why = `货款付过以后顾客退款，要退回 ${formatFen(clawbackFen)} 元`
  if (withheldFen === 0 || clawbackFen === owesFen) return why
  return `${why}；减去还没付的分红 ${formatFen(clawbackFen - owesFen)} 元（分红满 ${yuanText(minimumPayoutFen)} 元才付）`
}

/** "13" rather than "13.00": an agreed figure, not an amount of the books. */
function yuanText(fen: number): string {
  return formatFen(fen).replace(/\.00$/, '')
}

function finishedText(finished: readonly FinishedView[]): string {
  const of = (end: FinishedView['end']) => finished.filter((one) => one.end === end)
  const [arrived, failed, cameBack] = [of('arrived'), of('failed'), of('cameBack')]
  return [
    arrived.length === 0 ? '' : `已到账 ${arrived.length} 笔，共 ${totalText(arrived)} 元`,
    failed.length === 0 ? '' : `没有收成 ${failed.length} 笔`,
    cameBack.length === 0 ? '' : `以前到账、退回村里 ${cameBack.length} 笔，共 ${totalText(cameBack)} 元`,
  ].filter((text) => text !== '').join('，')
}

function totalText(lines: readonly FinishedView[]): string {
  return formatFen(lines.reduce((sum, { amountFen }) => sum + amountFen, 0))
}

function saleViewOf(row: SaleRow, index: number, rules: readonly Rule[]): SaleView {
  const isRefund = row.outRefundNo !== null
  const rule = rules.find(({ code, revision }) => code === row.ruleCode && revision === row.ruleRevision)
  return {
    key: `${row.orderNumber}-${index}`,
    title: isRefund ? `退款：${row.title}` : `${row.title} × ${row.quantity}`,
    at: dayText(row.at),
    householdFen: row.householdFen,
    isRefund,
    steps: isRefund ? refundSteps(row) : saleSteps(row),
    parts: partsOf(row),
    ruleText: `按分配规则第 ${row.ruleRevision} 版`,
    agreedText: rule === undefined ? '' : agreedText(rule),
  }
}

function royaltyViewOf(row: Royalty, index: number): RoyaltyView {
  return {
    key: `${row.orderNumber}-${index}`,
    title: `${row.fen < 0 ? '退款：' : ''}${row.party}，${row.title}`,
    at: dayText(row.at),
    fen: row.fen,
  }
}

function saleSteps(row: SaleRow): readonly string[] {
  const taken = [
    row.discountFen === 0 ? '' : `减优惠 ${formatFen(row.discountFen)}`,
    row.refundedFen === 0 ? '' : `减退款 ${formatFen(row.refundedFen)}`,
  ].filter((part) => part !== '')
  const price = `顾客付的货价 ${formatFen(row.grossFen)}`
  return [[price, ...taken, `拿来分的是 ${formatFen(row.netFen)} 元`].join('，')]
}

function refundSteps(row: SaleRow): readonly string[] {
  return [`分过以后顾客退款，拿来分的少了 ${formatFen(-row.netFen)} 元，各家按原来的规则退回`]
}

function partsOf(row: SaleRow): readonly PartView[] {
  const all = [
    ['我家', row.householdBp, row.householdFen],
    ['共富基金（全村一起用）', row.fundBp, row.fundFen],
    ['村里的网店平台', row.platformBp, row.platformFen],
    ['合作社', row.cooperativeBp, row.cooperativeFen],
    ...row.others.map(({ party, fen }) => [party, 0, fen] as const),
  ] as const
  return all.filter(([, points, fen]) => points > 0 || fen !== 0).map(([who, points, fen]) => ({
    who, fen, how: howText(row, points, fen),
  }))
}

/** A refund gives back what makes the whole right again, which is no plain percentage of it. */
function howText(row: SaleRow, points: number, fen: number): string {
  if (points === 0) return '按规则的步骤分，不是固定的百分比'
  if (row.outRefundNo !== null) return formatBasisPoints(points)
  const isExact = row.netFen * points === fen * 10_000
  return `${formatFen(row.netFen)} × ${formatBasisPoints(points)} ${isExact ? '=' : '≈'} ${formatFen(fen)}`
}

function agreedText(rule: Rule): string {
  return `${rule.agreementNo}，${fullDayText(rule.agreedAt)}由农户代表${rule.farmers}、企业代表${rule.enterprise}、`
    + `政府代表${rule.government}一起议定。除不尽的分，按小数大小依次补给各家，一分不差。`
}

function dividendViewOf(part: DividendPart): DividendView {
  return {
    statusText: planStatusWords[part.status],
    waitText: waitText(part),
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
    objectText: part.status === 'disclosed' ? '觉得我家算得不对？提意见' : '看我家提过的意见',
  }
}

function waitText({ status, disclosedUntil }: DividendPart): string {
  if (status === 'disclosed' && disclosedUntil !== null) return `公示到 ${dayText(disclosedUntil)}，之后才能付`
  return status === 'approved' ? '公示过了，等村里入账以后付' : ''
}
