import { make, part } from '../screen'
import { type Options, Refused, answer } from './answer'

interface Toast extends Options {
  readonly title: string
  readonly icon?: 'success' | 'error' | 'loading' | 'none'
  readonly duration?: number
  readonly mask?: boolean
}

interface Modal extends Options<{ readonly confirm: boolean; readonly cancel: boolean }> {
  readonly title?: string
  readonly content?: string
  readonly confirmText?: string
  readonly cancelText?: string
  readonly confirmColor?: string
  readonly showCancel?: boolean
}

interface ActionSheet extends Options<{ readonly tapIndex: number }> {
  readonly itemList: readonly string[]
}

let toast: { readonly element: HTMLElement; readonly timer: number } | null = null

export const dialogs = {
  showToast: (options: Toast) => answer('showToast', options, () => {
    showToast(options, options.duration ?? 1500)
    return {}
  }),
  hideToast: (options: Options = {}) => answer('hideToast', options, hideToast),
  showLoading: (options: Toast) => answer('showLoading', options, () => {
    showToast({ ...options, icon: 'loading' }, null)
    return {}
  }),
  hideLoading: (options: Options = {}) => answer('hideLoading', options, hideToast),
  showModal: (options: Modal) => answer('showModal', options, () => askModal(options)),
  showActionSheet: (options: ActionSheet) => answer('showActionSheet', options, () => askActionSheet(options)),
}

function showToast({ title, icon = 'success' }: Toast, duration: number | null): void {
  hideToast()
  const element = make('div', `pv-toast pv-toast--${icon}`)
  element.setAttribute('role', 'status')
  if (icon !== 'none') element.append(make('i', 'pv-toast__icon'))
  element.append(make('span', '', title))
  part('overlay').append(element)
  toast = { element, timer: duration === null ? 0 : setTimeout(hideToast, duration) }
}

function hideToast(): object {
  if (toast !== null) {
    clearTimeout(toast.timer)
    toast.element.remove()
    toast = null
  }
  return {}
}

function askModal(asked: Modal): Promise<{ confirm: boolean; cancel: boolean }> {
  const { title = '', content = '', confirmText = '确定', cancelText = '取消', showCancel = true } = asked
  return new Promise((resolve) => {
    const box = make('div', 'pv-modal')
    const { close } = cover(box, 'dialog', title)
    if (title !== '') box.append(make('h2', 'pv-modal__title', title))
    if (content !== '') box.append(make('p', 'pv-modal__content', content))
    const actions = make('div', 'pv-modal__actions')
    const offer = (text: string, isConfirm: boolean) => {
      const button = make('button', isConfirm ? 'pv-modal__confirm' : '', text)
      if (isConfirm && asked.confirmColor !== undefined) button.style.color = asked.confirmColor
      button.addEventListener('click', () => {
        close()
        resolve({ confirm: isConfirm, cancel: !isConfirm })
      })
      actions.append(button)
    }
    if (showCancel) offer(cancelText, false)
    offer(confirmText, true)
    box.append(actions)
  })
}

function askActionSheet({ itemList }: ActionSheet): Promise<{ tapIndex: number }> {
  return new Promise((resolve, reject) => {
    const sheet = make('div', 'pv-sheet pv-sheet--actions')
    const { close } = cover(sheet, 'dialog', '请选择')
    const offer = (text: string, then: () => void) => {
      const button = make('button', '', text)
      button.addEventListener('click', () => {
        close()
        then()
      })
      sheet.append(button)
    }
    itemList.forEach((text, tapIndex) => offer(text, () => resolve({ tapIndex })))
    offer('取消', () => reject(new Refused('cancel')))
  })
}

/** Something that lies over the whole screen and waits for an answer. */
export function cover(content: HTMLElement, role: string, label: string): { readonly close: () => void } {
  const veil = make('div', 'pv-veil')
  content.setAttribute('role', role)
  content.setAttribute('aria-label', label)
  content.setAttribute('aria-modal', 'true')
  veil.append(content)
  part('overlay').append(veil)
  return { close: () => veil.remove() }
}
