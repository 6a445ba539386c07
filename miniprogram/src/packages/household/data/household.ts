import { get, queryOf, request } from '../../../api/request'
import { weChatProblem } from '../../../lib/problem'
import type {
  LinkPhoneRequest, Merchant, Objection, PayeeChange, Payout, PhoneLink, RaiseObjectionRequest, Statement,
} from '../../../api/types'
import { rememberNews } from '../../../data/early-news'
import { getMerchant } from '../../../data/merchant'

export function getMyStatement(period?: number): Promise<Statement> {
  return get<Statement>(`/household/statement${queryOf({ period })}`, { needsSession: true })
}

export function listMyPayouts(): Promise<readonly Payout[]> {
  return get<readonly Payout[]>('/household/payouts', { needsSession: true })
}

export function listMyObjections(): Promise<readonly Objection[]> {
  return get<readonly Objection[]>('/household/objections', { needsSession: true })
}

export function raiseObjection(body: RaiseObjectionRequest): Promise<Objection> {
  const path = '/household/objections'
  return request<Objection>({ method: 'POST', path, body, needsSession: true, wish: 'objection' })
}

/** Where our money is going to go soon. */
export function listMyPayeeChanges(): Promise<readonly PayeeChange[]> {
  return get<readonly PayeeChange[]>('/household/payee-changes', { needsSession: true })
}

/** Nobody of ours wanted it. */
export function stopMyPayeeChange(number: string): Promise<void> {
  const path = `/household/payee-changes/${encodeURIComponent(number)}/stop`
  return request<undefined>({ method: 'POST', path, needsSession: true })
}

/** The same code again answers the same, so that a lost answer is no lost code. */
export function linkMyPhone(body: LinkPhoneRequest): Promise<PhoneLink> {
  return request<PhoneLink>({ method: 'POST', path: '/household/link', body, needsSession: true })
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
