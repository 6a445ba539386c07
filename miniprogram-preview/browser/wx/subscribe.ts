import { answerTemplate, SandboxRefused, seeTemplate } from '../sandbox'
import { make } from '../screen'
import { type Options, Refused, answer } from './answer'
import { cover } from './dialogs'

interface Asked extends Options<Record<string, string>> {
  readonly tmplIds: readonly string[]
}

interface Template {
  readonly id: string
  readonly title: string
}

const mostTemplates = 3

/** WeChat asks in a tap only, for templates that it knows, and keeps a "yes" for each that stays ticked. */
export const subscribe = {
  requestSubscribeMessage: (options: Asked) => {
    const isTap = navigator.userActivation.isActive
    return answer('requestSubscribeMessage', options, () => askFor(options.tmplIds, isTap))
  },
}

async function askFor(ids: readonly string[], isTap: boolean): Promise<Record<string, string>> {
  if (ids.length === 0) throw new CodedRefusal(10001, "TmplIds can't be empty")
  if (ids.length > mostTemplates) throw new CodedRefusal(20003, 'Templates count out of max bounds')
  if (!isTap) throw new CodedRefusal(10005, 'can only be invoked by user TAP gesture.')
  const templates = await Promise.all(ids.map(titleOf))
  const agreed = await askOnSheet(templates)
  await Promise.all(templates.map(({ id }) => answerTemplate(id, agreed.has(id))))
  return Object.fromEntries(templates.map(({ id }) => [id, agreed.has(id) ? 'accept' : 'reject']))
}

async function titleOf(id: string): Promise<Template> {
  try {
    return { id, title: (await seeTemplate(id)).title }
  } catch (thrown) {
    if (thrown instanceof SandboxRefused) throw new CodedRefusal(20001, 'No template data return')
    throw thrown
  }
}

function askOnSheet(templates: readonly Template[]): Promise<ReadonlySet<string>> {
  return new Promise((resolve) => {
    const sheet = make('div', 'pv-sheet pv-sheet--pay')
    const { close } = cover(sheet, 'dialog', '发送一次以下消息')
    sheet.append(make('h2', 'pv-sheet__title', '发送一次以下消息'))
    const boxes = templates.map(({ id, title }) => {
      const line = make('label', 'pv-sheet__choice')
      const box = document.createElement('input')
      box.type = 'checkbox'
      box.checked = true
      line.append(box, title)
      sheet.append(line)
      return { id, box }
    })
    const offer = (text: string, look: string, agreed: () => readonly string[]) => {
      const button = make('button', look, text)
      button.addEventListener('click', () => {
        close()
        resolve(new Set(agreed()))
      })
      sheet.append(button)
    }
    offer('允许', 'pv-sheet__agree', () => boxes.filter(({ box }) => box.checked).map(({ id }) => id))
    offer('取消', 'pv-sheet__decline', () => [])
    sheet.append(make('p', 'pv-sheet__note', '这是沙箱里的微信'))
  })
}

/** WeChat gives a number beside the words. */
class CodedRefusal extends Refused {
  constructor(readonly errCode: number, message: string) {
    super(message)
  }
}
