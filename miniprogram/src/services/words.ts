import type {
  OrderMoment, OrderStatus, PayoutChannel, PayoutStatus, PeriodStatus, PlanStatus, RefundStatus,
} from '../api/types'
import type { EarlyNews } from './early-news'

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
export const earlyNewsWords: Readonly<Record<EarlyNews, { readonly text: string; readonly hint: string }>> = {
  paid: { text: '正在确认付款', hint: '您已经付过款，微信的消息还在路上，请不要重复付款' },
  received: { text: '已确认收货', hint: '谢谢您！微信正在告诉村里' },
  taken: { text: '已确认', hint: '微信正在入账，到账以后这里会变' },
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

export const payoutStatusWords: Readonly<Record<PayoutStatus, string>> = {
  drafted: '待复核',
  submitted: '在路上',
  waitingForPayee: '等您收',
  succeeded: '已到账',
  failed: '没有收成',
  reissued: '没有收成',
}

/** What became of the money, for those to whom it was to come. WeChat's reasons are an open set. */
const payoutFailWords: Readonly<Record<string, string>> = {
  OVERDUE_CLOSE: '24 小时里没有点收款，钱退回村里了，还记在您家账上',
  MERCHANT_NOT_CONFIRM: '24 小时里没有点收款，钱退回村里了，还记在您家账上',
  MCH_CANCEL: '村里撤回了这一笔',
  CANCELLED: '村里撤回了这一笔',
  NO_PAYEE: '您还没有在村里登记微信，请到村里登记',
  OPENID_INVALID: '您还没有在村里登记微信，请到村里登记',
  NAME_NOT_CORRECT: '登记的姓名和微信实名不一样，请到村里核对',
  REAL_NAME_CHECK_FAIL: '登记的姓名和微信实名不一样，请到村里核对',
  ACCOUNT_FROZEN: '您的微信现在不能收款，请打开微信看看，或到村里换一种方式',
  PAYEE_ACCOUNT_ABNORMAL: '您的微信现在不能收款，请打开微信看看，或到村里换一种方式',
  ACCOUNT_NOT_EXIST: '您的微信现在不能收款，请打开微信看看，或到村里换一种方式',
  DAY_RECEIVED_COUNT_EXCEED: '您的微信今天收款太多了，村里会改天再付',
  DAY_RECEIVED_QUOTA_EXCEED: '您的微信今天收款太多了，村里会改天再付',
  REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED: '您的微信收款额度用完了，请到村里换一种方式',
}

export function payoutFailText(reason: string): string {
  return payoutFailWords[reason] ?? '微信没有付成，钱还在村里，请到村里问财务'
}

export const payoutChannelWords: Readonly<Record<PayoutChannel, string>> = {
  weChat: '微信零钱',
  bank: '银行转账',
  cash: '现金',
}

export const periodStatusWords: Readonly<Record<PeriodStatus, string>> = { open: '记账中', closed: '已结账' }

export const planStatusWords: Readonly<Record<PlanStatus, string>> = {
  drafted: '试算中',
  disclosed: '公示中',
  approved: '已通过',
  allocated: '已入账',
}
