import type { OrderMoment, OrderStatus, RefundStatus } from '../../../api/types'
import type { OrderNews } from '../../../data/early-news'

export const orderStatusWords: Readonly<Record<OrderStatus, string>> = {
  awaitingPayment: '待付款',
  paid: '待发货',
  shipped: '待收货',
  completed: '已完成',
  closed: '已关闭',
}

export const orderStatusHints: Readonly<Record<OrderStatus, string>> = {
  awaitingPayment: '请在时限内付款，过时订单会自动关闭',
  paid: '村里已经收到，正在为您备货',
  shipped: '包裹在路上了，收到后请点“确认收货”',
  completed: '谢谢您支持村里的好东西',
  closed: '订单已经关闭，不会再扣款',
}

/** What the phone knows before the village does. */
export const orderNewsWords: Readonly<Record<OrderNews, { readonly text: string; readonly hint: string }>> = {
  paid: { text: '正在确认付款', hint: '您已经付过款，微信的消息还在路上，请不要重复付款' },
  received: { text: '已确认收货', hint: '谢谢您！微信正在告诉村里' },
}

export const orderMomentWords: Readonly<Record<OrderMoment, string>> = {
  placed: '提交订单',
  paid: '付款成功',
  shipped: '已发货',
  completed: '交易完成',
  closed: '订单关闭',
  refundRequested: '申请退款',
  refundSucceeded: '退款到账',
  refundDeclined: '退款没有通过',
}

/** An order that was paid and went back whole before it came. */
export const refundedOrderWords = { text: '已全额退款', hint: '钱已经全部原路退回您的微信，订单关闭' } as const

export const refundStatusWords: Readonly<Record<RefundStatus, string>> = {
  requested: '店家正在复核',
  declined: '没有退',
  approved: '已同意，等待退款',
  accepted: '微信处理中',
  succeeded: '已退到账',
  closed: '退款关闭',
  abnormal: '退款遇到问题，店家会联系您',
}
