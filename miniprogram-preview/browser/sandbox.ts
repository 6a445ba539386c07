import { personNow } from './people'

/** The WeChat sandbox, as far as a phone needs it; the village's own server passes these questions on. */
export class SandboxRefused extends Error {}

export interface PaymentParameters {
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly signType: string
  readonly paySign: string
}

export async function mintLoginCode(): Promise<string> {
  const { code } = await ask<{ code: string }>('login-code', {})
  return code
}

/** What the pay sheet shows: WeChat knows it from the prepayment, the app does not say it. */
export function seePayment(
  prepayment: string,
): Promise<{ readonly payee: string; readonly description: string; readonly totalFen: number }> {
  return ask('see-payment', { package: prepayment })
}

export async function pay(payment: PaymentParameters): Promise<void> {
  await ask('request-payment', { ...payment })
}

export async function cancelPayment(prepayment: string): Promise<void> {
  await ask('cancel-payment', { package: prepayment })
}

/** As the page named them; WeChat opens no sheet for a merchant that isn't the transfer's. */
export interface TransferParameters {
  readonly mchId: string
  readonly appId: string
  readonly package: string
}

export function seeTransfer(
  { mchId, appId, package: packageInfo }: TransferParameters,
): Promise<{ readonly remark: string; readonly amountFen: number }> {
  return ask('see-transfer', { mchId, mchAppId: appId, packageInfo })
}

export async function confirmTransfer(packageInfo: string): Promise<void> {
  await ask('confirm-transfer', { packageInfo })
}

/** Refused for a template that this mini-program doesn't have. */
export function seeTemplate(templateId: string): Promise<{ readonly title: string }> {
  return ask('see-template', { templateId })
}

export async function answerTemplate(templateId: string, accept: boolean): Promise<void> {
  await ask('subscribe', { templateId, accept })
}

/** The village learns of it from WeChat, by a message to its server. */
export async function confirmReceive(mchId: string, orderNumber: string): Promise<void> {
  await ask('confirm-receive', { mchId, outTradeNo: orderNumber })
}

async function ask<T>(what: string, body: Readonly<Record<string, string | boolean>>): Promise<T> {
  const answer = await fetch(`sandbox/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...body, as: personNow() }),
  })
  const said = (await answer.json()) as T & { readonly error?: string }
  if (!answer.ok) throw new SandboxRefused(said.error ?? `answer ${answer.status}`)
  return said
}
