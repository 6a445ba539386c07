import { asProblem } from '../../api/problem'
import type { Order } from '../../api/types'
import { ask, say, sayProblem } from '../../services/dialogs'
import type { LoadData } from '../../services/loading'
import { failedBy, loaded, nothingYet } from '../../services/loading'
import { replaceByPayResult } from '../../services/navigation'
import type { OrderView } from '../../services/order-views'
import { orderViewOf } from '../../services/order-views'
import { cancelOrder, getOrder, payOrder } from '../../services/orders'
import { remainingText } from '../../services/times'

interface Data extends LoadData {
  // from the server
  readonly order: OrderView | null
  // state
  readonly isPaying: boolean
  readonly isCancelling: boolean
  readonly isPayable: boolean
  // display
  readonly number: string
  readonly remaining: string
}

const initial: Data = {
  ...nothingYet,
  order: null,
  isPaying: false,
  isCancelling: false,
  isPayable: false,
  number: '',
  remaining: '',
}

Page({
  data: initial,
  asked: 0,
  timer: 0,
  payBefore: '',

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ number: query['number'] ?? '' })
  },

  onShow() {
    void this.load()
  },

  onHide() {
    clearInterval(this.timer)
  },

  onUnload() {
    clearInterval(this.timer)
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
      const order = await getOrder(this.data.number)
      if (mine === this.asked) this.show(order)
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (mine === this.asked) this.setData(failedBy(problem))
    }
  },

  show(order: Order) {
    this.payBefore = order.payBefore
    this.setData({ order: orderViewOf(order), isPayable: order.status === 'awaitingPayment', ...loaded })
    clearInterval(this.timer)
    if (order.status !== 'awaitingPayment') return
    this.tick()
    this.timer = setInterval(() => this.tick(), 1000)
  },

  tick() {
    const remaining = remainingText(this.payBefore, Date.now())
    if (remaining !== null) {
      this.setData({ remaining })
      return
    }
    clearInterval(this.timer)
    this.setData({ remaining: '', isPayable: false })
  },

  async onPay() {
    if (this.data.isPaying) return
    this.setData({ isPaying: true })
    try {
      await payOrder(this.data.number)
      replaceByPayResult(this.data.number, 'paid')
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.code !== 'wechat.cancelled') sayProblem(problem)
      if (problem.code === 'order.payment_deadline_passed' || problem.code === 'order.not_in_state') await this.load()
    } finally {
      this.setData({ isPaying: false })
    }
  },

  async onCancel() {
    if (this.data.isCancelling || !(await ask('取消订单', '取消以后要重新下单，确定吗？', '取消订单'))) return
    this.setData({ isCancelling: true })
    try {
      this.show(await cancelOrder(this.data.number))
      say('订单已取消')
    } catch (thrown) {
      const problem = asProblem(thrown)
      sayProblem(problem)
      if (problem.code === 'order.not_in_state') await this.load()
    } finally {
      this.setData({ isCancelling: false })
    }
  },

  onCopyNumber() {
    void wx.setClipboardData({ data: this.data.number })
  },

  onCopyTracking() {
    void wx.setClipboardData({ data: this.data.order?.trackingNo ?? '' })
  },
})
