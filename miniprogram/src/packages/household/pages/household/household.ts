import type { Payout, Statement } from '../../../../api/types'
import { newsOfPayout } from '../../../../data/early-news'
import { keepWaiting } from '../../../../data/money-dot'
import { askForReminders, lackingReminders, loadReminders } from '../../../../data/reminders'
import { openLink, openObjection } from '../../../../kit/navigation'
import { definePage } from '../../../../lib/define-page'
import { say, sayProblem } from '../../../../lib/dialogs'
import type { LoadData } from '../../../../lib/loading'
import { emptyNow, failedBy, nothingYet } from '../../../../lib/loading'
import type { Problem } from '../../../../lib/problem'
import { asProblem } from '../../../../lib/problem'
import { confirmTransfer, getMyStatement, listMyPayouts } from '../../data/household'
import type { SumView } from '../../views/payouts'
import { leftText, openSumsOf } from '../../views/payouts'
import type { StatementView } from '../../views/statement'
import { statementViewOf } from '../../views/statement'

interface Shown extends SumView {
  readonly leftText: string
}

interface Data extends LoadData {
  // from the server
  readonly statement: StatementView | null
  readonly sums: readonly Shown[]
  /** Topics of which the next message would not be sent. */
  readonly lacking: number
  // state
  readonly confirming: string
  readonly opened: string
  readonly ruleOpened: boolean
  readonly finishedOpened: boolean
}

const initial: Data = {
  ...nothingYet, statement: null, sums: [], lacking: 0, confirming: '', opened: '', ruleOpened: false,
  finishedOpened: false,
}

type Answer = readonly [Statement, readonly Payout[], unknown]

const betweenTicksMs = 30_000

definePage({
  data: initial,
  period: undefined as number | undefined,
  /** When the seconds that are left came from the server: from then on the phone only counts how long that is ago. */
  cameAt: 0,
  ticks: 0,

  onLoad(query) {
    this.period = query['period'] === undefined ? undefined : Number(query['period'])
    this.ticks = setInterval(() => this.tick(), betweenTicksMs)
  },

  onUnload() {
    clearInterval(this.ticks)
  },

  load(): Promise<Answer> {
    return Promise.all([getMyStatement(this.period), listMyPayouts(), loadReminders()])
  },

  show([statement, payouts]: Answer) {
    this.cameAt = Date.now()
    keepWaiting(true, waitingFenOf(payouts))
    const sums = openSumsOf(payouts, newsOfPayout).map((sum) => ({ ...sum, leftText: leftText(sum.secondsLeft) }))
    return { statement: statementViewOf(statement), sums, lacking: lackingReminders().length }
  },

  failed(problem: Problem) {
    return problem.code === 'household.not_linked' ? emptyNow : failedBy(problem)
  },

  isNewsComing([, payouts]: Answer) {
    return payouts.some((payout) => newsOfPayout(payout) !== null)
  },

  tick() {
    const gone = Math.floor((Date.now() - this.cameAt) / 1000)
    this.setData({
      sums: this.data.sums.map((sum) => ({ ...sum, leftText: leftText(sum.secondsLeft - gone) })),
    })
  },

  onPeriod(event: WechatMiniprogram.TouchEvent) {
    const { period } = event.currentTarget.dataset as { period: number }
    this.period = period
    void this.startOver({ opened: '', ruleOpened: false, finishedOpened: false })
  },

  onLink() {
    openLink()
  },

  onSale(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: string }
    this.setData({ opened: this.data.opened === key ? '' : key, ruleOpened: false })
  },

  onRule() {
    this.setData({ ruleOpened: !this.data.ruleOpened })
  },

  onObject() {
    openObjection(this.data.statement?.periodId ?? 0)
  },

  onFinished() {
    this.setData({ finishedOpened: !this.data.finishedOpened })
  },

  async onRemind() {
    try {
      const consent = await askForReminders()
      this.setData({ lacking: lackingReminders().length })
      if (consent === 'agreed') say('好了，钱到了微信会提醒您')
      if (consent === 'refused') say('没有打开，想打开时再点这里')
      if (consent === 'allOff') say('请点右上角“···”→ 设置 → 订阅消息，先打开')
    } catch (thrown) {
      sayProblem(asProblem(thrown))
    }
  },

  /** WeChat's own sheet asks once more, with the amount: asking before it would be asking twice. */
  async onConfirm(event: WechatMiniprogram.TouchEvent) {
    const { bill } = event.currentTarget.dataset as { bill: string }
    const sum = this.data.sums.find(({ outBillNo }) => outBillNo === bill)
    if (sum === undefined || this.data.confirming !== '') return
    this.setData({ confirming: bill })
    try {
      await confirmTransfer(bill, sum.packageInfo)
      this.looks.afresh()
      await this.refresh()
    } catch (thrown) {
      sayProblem(asProblem(thrown))
    } finally {
      this.setData({ confirming: '' })
    }
  },
})

function waitingFenOf(payouts: readonly Payout[]): number {
  return payouts
    .filter((payout) => payout.status === 'waitingForPayee' && newsOfPayout(payout) === null)
    .reduce((fen, { amountFen }) => fen + amountFen, 0)
}
