import { asProblem } from '../../api/problem'
import type { Order } from '../../api/types'
import type { LoadData } from '../../services/loading'
import { failedBy, loaded, nothingYet } from '../../services/loading'
import { goHome, openOrder, replaceByPayResult } from '../../services/navigation'
import { getOrder, payOrder } from '../../services/orders'
import { sayProblem } from '../../services/dialogs'

type Outcome = 'paid' | 'arriving' | 'unpaid' | 'closed'

interface Data extends LoadData {
  // from the server
  readonly totalFen: number
  // state
  readonly outcome: Outcome
  readonly isBusy: boolean
  // display
  readonly number: string
}

const initial: Data = { ...nothingYet, totalFen: 0, outcome: 'arriving', isBusy: false, number: '' }

/** WeChat tells the village a little later than it tells the phone. */
const looks = 6
const betweenMs = 1000

Page({
  data: initial,
  isPaidSaid: false,
  looksLeft: looks,
  timer: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.isPaidSaid = query['result'] === 'paid'
    this.setData({ number: query['number'] ?? '' })
    void this.load()
  },

  onUnload() {
    clearTimeout(this.timer)
  },

  onRetry() {
    this.setData(nothingYet)
    void this.load()
  },

  async load() {
    try {
      const order = await getOrder(this.data.number)
      const outcome = outcomeOf(order, this.isPaidSaid)
      this.setData({ totalFen: order.totalFen, outcome, ...loaded })
      if (outcome === 'arriving') this.lookAgain()
    } catch (thrown) {
      this.setData(failedBy(asProblem(thrown)))
    }
  },

  lookAgain() {
    if (this.looksLeft <= 0) return
    this.looksLeft -= 1
    this.timer = setTimeout(() => void this.load(), betweenMs)
  },

  async onPay() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true })
    try {
      await payOrder(this.data.number)
      replaceByPayResult(this.data.number, 'paid')
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.code !== 'wechat.cancelled') sayProblem(problem)
    } finally {
      this.setData({ isBusy: false })
    }
  },

  onOrder() {
    openOrder(this.data.number)
  },

  onHome() {
    goHome()
  },
})

function outcomeOf(order: Order, isPaidSaid: boolean): Outcome {
  if (order.status === 'closed') return 'closed'
  if (order.status !== 'awaitingPayment') return 'paid'
  return isPaidSaid ? 'arriving' : 'unpaid'
}
