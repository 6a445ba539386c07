import { asProblem } from '../../api/problem'
import type { Payout } from '../../api/types'
import { say, sayProblem } from '../../services/dialogs'
import { newsOfPayout } from '../../services/early-news'
import { confirmTransfer, getMyStatement, listMyPayouts } from '../../services/household'
import type { LoadData } from '../../services/loading'
import { emptyNow, failedBy, loaded, nothingYet } from '../../services/loading'
import { Looks } from '../../services/looks'
import { keepWaiting } from '../../services/money-dot'
import type { SumView } from '../../services/payout-views'
import { leftText, openSumsOf } from '../../services/payout-views'
import { askForReminders, lackingReminders, loadReminders } from '../../services/reminders'
import type { StatementView } from '../../services/statement-views'
import { statementViewOf } from '../../services/statement-views'

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

const betweenTicksMs = 30_000

Page({
  data: initial,
  asked: 0,
  period: undefined as number | undefined,
  looks: null as Looks | null,
  /** When the seconds that are left came from the server: from then on the phone only counts how long that is ago. */
  cameAt: 0,
  ticks: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.period = query['period'] === undefined ? undefined : Number(query['period'])
    this.looks = new Looks(() => void this.load())
    this.ticks = setInterval(() => this.tick(), betweenTicksMs)
    void this.load()
  },

  onUnload() {
    this.looks?.stop()
    clearInterval(this.ticks)
  },

  async onPullDownRefresh() {
    await this.load()
    void wx.stopPullDownRefresh()
  },

  onRetry() {
    this.setData(nothingYet)
    void this.load()
  },

  async load() {
    const mine = ++this.asked
    try {
      const [statement, payouts] = await Promise.all([
        getMyStatement(this.period), listMyPayouts(), loadReminders(),
      ])
      if (mine !== this.asked) return
      this.cameAt = Date.now()
      keepWaiting(true, waitingFenOf(payouts))
      const sums = openSumsOf(payouts, newsOfPayout).map((sum) => ({ ...sum, leftText: leftText(sum.secondsLeft) }))
      this.setData({ statement: statementViewOf(statement), sums, lacking: lackingReminders().length, ...loaded })
      if (payouts.some((payout) => newsOfPayout(payout) !== null)) this.looks?.again()
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (mine !== this.asked) return
      this.setData(problem.code === 'household.not_linked' ? emptyNow : failedBy(problem))
    }
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
    this.setData({ opened: '', ruleOpened: false, finishedOpened: false, ...nothingYet })
    void this.load()
  },

  onBack() {
    void wx.navigateBack()
  },

  onSale(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: string }
    this.setData({ opened: this.data.opened === key ? '' : key, ruleOpened: false })
  },

  onRule() {
    this.setData({ ruleOpened: !this.data.ruleOpened })
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
      this.looks?.afresh()
      await this.load()
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
