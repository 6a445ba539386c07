import { get, queryOf, request } from '../api/request'
import { weChatProblem } from '../api/problem'
import type { Me, Merchant, Payout, Statement } from '../api/types'
import { rememberNews } from './early-news'
import { getMerchant } from './merchant'

export function getMe(): Promise<Me> {
  return get<Me>('/me', { needsSession: true })
}

export function getMyStatement(period?: number): Promise<Statement> {
  return get<Statement>(`/household/statement${queryOf({ period })}`, { needsSession: true })
}

export function listMyPayouts(): Promise<readonly Payout[]> {
  return get<readonly Payout[]>('/household/payouts', { needsSession: true })
}

export function logOut(): Promise<void> {
  return request<undefined>({ method: 'DELETE', path: '/sessions/current', needsSession: true })
}

/** Opens WeChat's sheet on which the payee agrees to receive a transfer. */
export async function confirmTransfer(outBillNo: string, packageInfo: string): Promise<void> {
  await openTransferSheet(await getMerchant(), packageInfo)
  rememberNews(outBillNo, 'taken')
}

function openTransferSheet({ mchId, appId }: Merchant, packageInfo: string): Promise<void> {
  return new Promise((resolve, reject) => {
    wx.requestMerchantTransfer({
      mchId,
      appId,
      package: packageInfo,
      success: () => resolve(),
      fail: ({ errMsg }) => reject(weChatProblem(errMsg)),
    })
  })
}
