import { asProblem } from '../../api/problem'
import type { Order } from '../../api/types'
import { newsOfOrder } from '../../services/early-news'
import type { LoadData } from '../../services/loading'
import { failedBy, loaded, nothingYet } from '../../services/loading'
import { Looks } from '../../services/looks'
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

Page({
  data: initial,
  looks: null as Looks | null,

  onLoad(query: Record<string, string | undefined>) {
    this.looks = new Looks(() => void this.load())
    this.setData({ number: query['number'] ?? '' })
    void this.load()
  },

  onUnload() {
    this.looks?.stop()
  },

  onRetry() {
    this.setData(nothingYet)
    void this.load()
  },

  async load() {
    try {
      const order = await getOrder(this.data.number)
      const outcome = outcomeOf(order)
      this.setData({ totalFen: order.totalFen, outcome, ...loaded })
      if (outcome === 'arriving') this.looks?.again()
    } catch (thrown) {
      this.setData(failedBy(asProblem(thrown)))
    }
  },

  async onPay() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true })
    try {
      await payOrder(this.data.number)
      replaceByPayResult(this.data.number)
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

function outcomeOf(order: Order): Outcome {
  if (order.status === 'closed') return 'closed'
  if (order.status !== 'awaitingPayment') return 'paid'
  return newsOfOrder(order) === 'paid' ? 'arriving' : 'unpaid'
}
