import type { Order } from '../../../../api/types'
import { newsOfOrder } from '../../../../data/early-news'
import { goHome, openOrder, replaceByPayResult } from '../../../../kit/navigation'
import { definePage } from '../../../../lib/define-page'
import { sayProblem } from '../../../../lib/dialogs'
import type { LoadData } from '../../../../lib/loading'
import { nothingYet } from '../../../../lib/loading'
import { asProblem } from '../../../../lib/problem'
import { getOrder, payOrder } from '../../data/orders'

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

definePage({
  data: initial,

  onLoad(query) {
    this.setData({ number: query['number'] ?? '' })
  },

  load() {
    return getOrder(this.data.number)
  },

  show(order: Order) {
    return { totalFen: order.totalFen, outcome: outcomeOf(order) }
  },

  isNewsComing(order: Order) {
    return outcomeOf(order) === 'arriving'
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
