import type { ObjectionStatus, PayoutChannel, PeriodStatus, PlanStatus } from '../../../api/types'

/** What the phone knows before the village does. */
export const takenHint = '微信正在入账，到账以后这里会变'

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
  PAYEE_CHANGED: '付之前收款人换了，这一笔没有付，钱还在村里',
  TRANSFER_RISK: '微信认为有风险，没有付，钱还在村里，请到村里换一种方式',
  REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED: '您的微信收款额度用完了，请到村里换一种方式',
}

/** Of the bank and of cash somebody of the village wrote the reason: the household may be who can do something. */
export function payoutFailText(channel: PayoutChannel, reason: string): string {
  const written = reason.replace(/[。.！!]+$/, '')
  if (channel === 'bank') return `银行退回来了：${written}。钱还在村里，请到村里核对账号`
  if (channel === 'cash') return `现金没有发成：${written}。钱还在村里，请到村里问财务`
  return payoutFailWords[reason] ?? '微信没有付成，钱还在村里，请到村里问财务'
}

export const payoutChannelWords: Readonly<Record<PayoutChannel, string>> = {
  weChat: '微信零钱',
  bank: '银行转账',
  cash: '现金',
}

export const periodStatusWords: Readonly<Record<PeriodStatus, string>> = { open: '记账中', closed: '已结账' }

export const objectionStatusWords: Readonly<Record<ObjectionStatus, string>> = {
  open: '正在核对',
  upheld: '您说得对',
  dismissed: '核对过了',
}

export const planStatusWords: Readonly<Record<PlanStatus, string>> = {
  drafted: '试算中',
  disclosed: '公示中',
  approved: '已通过',
  allocated: '已入账',
  declined: '已撤下',
}
