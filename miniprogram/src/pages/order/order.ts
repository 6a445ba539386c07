import { asProblem } from '../../api/problem'
import type { Order } from '../../api/types'
import { ask, say, sayProblem } from '../../services/dialogs'
import { newsOfOrder } from '../../services/early-news'
import type { LoadData } from '../../services/loading'
import { failedBy, loaded, nothingYet } from '../../services/loading'
import { Looks } from '../../services/looks'
import { replaceByPayResult } from '../../services/navigation'
import type { OrderView } from '../../services/order-views'
import { orderViewOf } from '../../services/order-views'
import { cancelOrder, getOrder, payOrder } from '../../services/orders'
import { confirmReceipt } from '../../services/receipt'
import { remainingText } from '../../services/times'

interface Data extends LoadData {
  // from the server
  readonly order: OrderView | null
  // state
  readonly isPaying: boolean
  readonly isCancelling: boolean
  readonly isConfirming: boolean
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
  isConfirming: false,
  isPayable: false,
  number: '',
  remaining: '',
}

Page({
  data: initial,
  asked: 0,
  timer: 0,
  payBefore: '',
  looks: null as Looks | null,

  onLoad(query: Record<string, string | undefined>) {
    this.looks = new Looks(() => void this.load())
    this.setData({ number: query['number'] ?? '' })
  },

  onShow() {
    void this.load()
  },

  onHide() {
    this.rest()
  },

  onUnload() {
    this.rest()
  },

  rest() {
    clearInterval(this.timer)
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

  onLook() {
    this.looks?.afresh()
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
    const view = orderViewOf(order, newsOfOrder(order))
    this.payBefore = order.payBefore
    this.setData({ order: view, isPayable: view.isPayable, ...loaded })
    this.rest()
    if (view.isPaymentComing || view.isReceiptComing) this.looks?.again()
    if (!view.isPayable) return
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
      replaceByPayResult(this.data.number)
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.code !== 'wechat.cancelled') sayProblem(problem)
      if (problem.code === 'order.payment_deadline_passed' || problem.code === 'order.not_in_state') await this.load()
    } finally {
      this.setData({ isPaying: false })
    }
  },

  async onReceive() {
    if (this.data.isConfirming) return
    this.setData({ isConfirming: true })
    try {
      await confirmReceipt(this.data.number)
      this.looks?.afresh()
      await this.load()
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.code !== 'wechat.cancelled') sayProblem(problem)
    } finally {
      this.setData({ isConfirming: false })
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

  onCopyTracking(event: WechatMiniprogram.BaseEvent) {
    const { number } = event.currentTarget.dataset as { number: string }
    void wx.setClipboardData({ data: number })
  },
})
