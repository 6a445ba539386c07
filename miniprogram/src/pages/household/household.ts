import { asProblem } from '../../api/problem'
import { ask, sayProblem } from '../../services/dialogs'
import { newsOfPayout } from '../../services/early-news'
import { confirmTransfer, getMyStatement, listMyPayouts } from '../../services/household'
import type { LoadData } from '../../services/loading'
import { emptyNow, failedBy, loaded, nothingYet } from '../../services/loading'
import { Looks } from '../../services/looks'
import { formatFen } from '../../services/money'
import type { PayoutView, StatementView } from '../../services/statement-views'
import { payoutViewOf, statementViewOf } from '../../services/statement-views'

interface Data extends LoadData {
  // from the server
  readonly statement: StatementView | null
  readonly payouts: readonly PayoutView[]
  // state
  readonly confirming: string
  readonly opened: string
}

const initial: Data = { ...nothingYet, statement: null, payouts: [], confirming: '', opened: '' }

Page({
  data: initial,
  asked: 0,
  period: undefined as number | undefined,
  looks: null as Looks | null,

  onLoad(query: Record<string, string | undefined>) {
    this.period = query['period'] === undefined ? undefined : Number(query['period'])
    this.looks = new Looks(() => void this.load())
    void this.load()
  },

  onUnload() {
    this.looks?.stop()
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
      const [statement, payouts] = await Promise.all([getMyStatement(this.period), listMyPayouts()])
      if (mine !== this.asked) return
      this.setData({
        statement: statementViewOf(statement),
        payouts: payouts.map((payout) => payoutViewOf(payout, newsOfPayout(payout))),
        ...loaded,
      })
      if (payouts.some((payout) => newsOfPayout(payout) !== null)) this.looks?.again()
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (mine !== this.asked) return
      this.setData(problem.code === 'household.not_linked' ? emptyNow : failedBy(problem))
    }
  },

  onPeriod(event: WechatMiniprogram.TouchEvent) {
    const { period } = event.currentTarget.dataset as { period: number }
    this.period = period
    this.setData({ opened: '', ...nothingYet })
    void this.load()
  },

  onBack() {
    void wx.navigateBack()
  },

  onSale(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: string }
    this.setData({ opened: this.data.opened === key ? '' : key })
  },

  async onConfirm(event: WechatMiniprogram.TouchEvent) {
    const { bill } = event.currentTarget.dataset as { bill: string }
    const payout = this.data.payouts.find(({ outBillNo }) => outBillNo === bill)
    if (payout === undefined || this.data.confirming !== '') return
    if (!(await ask('确认收款', `收下 ${formatFen(payout.amountFen)} 元到微信零钱？`, '收款'))) return
    this.setData({ confirming: bill })
    try {
      await confirmTransfer(bill, payout.packageInfo)
      this.looks?.afresh()
      await this.load()
    } catch (thrown) {
      sayProblem(asProblem(thrown))
    } finally {
      this.setData({ confirming: '' })
    }
  },
})
