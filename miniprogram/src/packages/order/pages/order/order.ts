import type { Order } from '../../../../api/types'
import { newsOfOrder } from '../../../../data/early-news'
import { replaceByPayResult } from '../../../../kit/navigation'
import { definePage } from '../../../../lib/define-page'
import { ask, say, sayProblem } from '../../../../lib/dialogs'
import type { LoadData } from '../../../../lib/loading'
import { nothingYet } from '../../../../lib/loading'
import { asProblem } from '../../../../lib/problem'
import { remainingText } from '../../../../lib/times'
import { cancelOrder, getOrder, payOrder } from '../../data/orders'
import { confirmReceipt } from '../../data/receipt'
import type { OrderView } from '../../views/orders'
import { orderViewOf } from '../../views/orders'

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

definePage({
  data: initial,
  asks: 'onShow',
  timer: 0,
  secondsLeft: 0,
  /** When the seconds that are left came from the server: from then on the phone only counts how long that is ago. */
  cameAt: 0,

  onLoad(query) {
    this.setData({ number: query['number'] ?? '' })
  },

  onHide() {
    clearInterval(this.timer)
  },

  onUnload() {
    clearInterval(this.timer)
  },

  load() {
    return getOrder(this.data.number)
  },

  show(order: Order) {
    const view = orderViewOf(order, newsOfOrder(order))
    const remaining = view.isPayable ? remainingText(order.secondsLeft ?? 0) : null
    clearInterval(this.timer)
    this.secondsLeft = order.secondsLeft ?? 0
    this.cameAt = Date.now()
    if (remaining !== null) this.timer = setInterval(() => this.tick(), 1000)
    return { order: view, isPayable: remaining !== null, remaining: remaining ?? '' }
  },

  isNewsComing(order: Order) {
    return newsOfOrder(order) !== null
  },

  onLook() {
    this.looks.afresh()
    void this.refresh()
  },

  tick() {
    const remaining = remainingText(this.secondsLeft - Math.floor((Date.now() - this.cameAt) / 1000))
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
      const isOver = problem.code === 'order.payment_deadline_passed' || problem.code === 'order.not_in_state'
      if (isOver) await this.refresh()
    } finally {
      this.setData({ isPaying: false })
    }
  },

  async onReceive() {
    if (this.data.isConfirming) return
    this.setData({ isConfirming: true })
    try {
      await confirmReceipt(this.data.number)
      this.looks.afresh()
      await this.refresh()
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
      this.present(await cancelOrder(this.data.number))
      say('订单已取消')
    } catch (thrown) {
      const problem = asProblem(thrown)
      sayProblem(problem)
      if (problem.code === 'order.not_in_state') await this.refresh()
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
